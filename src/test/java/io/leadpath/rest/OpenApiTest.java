package io.leadpath.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenApiTest extends RestTest {
    private JsonNode api;

    @BeforeEach
    void read() {
        var answer = page("/v3/api-docs");
        assertThat(answer.status()).isEqualTo(200);
        api = answer.body();
    }

    @Test
    void theDescriptionSaysWhatItIsAndHowToLogIn() {
        assertThat(api.at("/info/title").asText()).isEqualTo("Leadpath");
        assertThat(api.at("/info/description").asText()).isNotBlank();
        assertThat(api.at("/components/securitySchemes/basic/scheme").asText()).isEqualTo("basic");
        assertThat(api.at("/security/0").has("basic")).isTrue();
    }

    @Test
    void onlyTheApiAndWhatIsPublicIsDescribed() {
        var paths = new ArrayList<String>();
        api.get("paths").fieldNames().forEachRemaining(paths::add);

        assertThat(paths)
                .contains("/api/probes")
                .allMatch(path -> path.startsWith("/api/") || path.startsWith("/public/"));
    }

    @Test
    void everyOperationCanFailWithAProblem() {
        var problem = api.at("/components/schemas/Problem/properties");
        assertThat(List.of("type", "title", "status", "detail", "code", "errors"))
                .allMatch(problem::has);
        for (var path : api.get("paths")) {
            for (var operation : path) {
                var failure = operation.at("/responses/default/content").get("application/problem+json");
                assertThat(failure.at("/schema/$ref").asText()).isEqualTo("#/components/schemas/Problem");
            }
        }
    }

    @Test
    void bodiesArePatchesVersionsAndPagesAreDescribedAsTheCallerSendsThem() {
        var post = api.at("/paths/~1api~1probes/post");
        assertThat(post.at("/requestBody/content/application~1json/schema/$ref").asText())
                .isEqualTo("#/components/schemas/Probe");
        assertThat(parameters(post)).containsExactly("Idempotency-Key");
        assertThat(api.at("/components/schemas/Probe/properties/name/maxLength").asInt())
                .isEqualTo(5);

        var patch = api.at("/paths/~1api~1probes~1flat/patch");
        assertThat(patch.at("/requestBody/content").size()).isEqualTo(2);
        assertThat(patch.at("/requestBody/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/ProbePatch");
        assertThat(api.at("/components/schemas/ProbePatch").has("required")).isFalse();
        assertThat(parameters(api.at("/paths/~1api~1probes~1one/patch"))).containsExactly("If-Match");

        assertThat(parameters(api.at("/paths/~1api~1probes/get"))).containsExactly("page", "size", "sort", "after");
        assertThat(parameters(api.at("/paths/~1api~1probes~1preview/get")))
                .contains("name", "count", "amount", "flag", "color", "day", "at");
    }

    @Test
    void successesAreDescribedWithTheirStatusAndAsJson() {
        assertThat(statuses("/api/leads")).containsExactly("200", "201", "default");
        assertThat(statuses("/api/leads/{id}/conversion")).containsExactly("200", "201", "default");
        assertThat(statuses("/api/leads/{id}/activities")).containsExactly("200", "201", "default");
        for (var path : List.of(
                "/api/leads/imports", "/api/accounts/imports", "/api/contacts/imports", "/api/conversions/bulk")) {
            assertThat(statuses(path)).as(path).containsExactly("200", "202", "default");
        }
        var many = post("/api/conversions").at("/requestBody/content/application~1json/schema");
        assertThat(many.at("/type").asText()).isEqualTo("array");
        var entry = api.at(many.at("/items/$ref").asText().substring(1) + "/properties");
        assertThat(entry.has("leadId")).isTrue();
        assertThat(entry.has("noOpportunityReason")).isTrue();
        for (var path : List.of("/api/leads", "/api/leads/{id}/conversion")) {
            assertThat(post(path)
                            .at("/responses/201/content/application~1json/schema")
                            .has("$ref"))
                    .as(path)
                    .isTrue();
        }
        assertThat(api.toString()).doesNotContain("*/*");
        var upload = post("/api/leads/imports").at("/requestBody/content/multipart~1form-data/schema");
        assertThat(upload.at("/required/0").asText()).isEqualTo("file");
        assertThat(upload.at("/properties/file/format").asText()).isEqualTo("binary");
    }

    private JsonNode post(String path) {
        return api.get("paths").get(path).get("post");
    }

    private List<String> statuses(String path) {
        var statuses = new ArrayList<String>();
        post(path).get("responses").fieldNames().forEachRemaining(statuses::add);
        statuses.sort(null);
        return statuses;
    }

    @Test
    void everyReferenceLeadsToASchema() {
        var references = Pattern.compile("\"#(/components/[^\"]+)\"").matcher(api.toString());

        assertThat(references.results().map(match -> match.group(1)).distinct())
                .isNotEmpty()
                .noneMatch(reference -> api.at(reference).isMissingNode());
    }

    @Test
    void theBrowsablePageComesFromHereAlone() {
        var page = page("/swagger-ui/index.html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().body()).contains("swagger-ui-bundle.js").doesNotContain("http://", "https://");
        assertThat(page("/swagger-ui.html").header("Location")).endsWith("/swagger-ui/index.html");
        assertThat(page("/v3/api-docs/swagger-config").text("validatorUrl")).isEqualTo("none");
    }

    private static List<String> parameters(JsonNode operation) {
        var names = new ArrayList<String>();
        operation
                .path("parameters")
                .forEach(parameter -> names.add(parameter.get("name").asText()));
        return names;
    }
}
