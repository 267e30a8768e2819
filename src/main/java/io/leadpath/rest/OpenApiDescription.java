package io.leadpath.rest;

import io.leadpath.security.CurrentUser;
import io.leadpath.shared.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the API says as a whole: who may call it and how every failure is answered. */
@Configuration
class OpenApiDescription {
    private static final String LOG_IN = "basic";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(CurrentUser.class);
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(RequestArguments.TYPES.toArray(Class[]::new));
    }

    @Schema(
            name = "Problem",
            description = "Further properties depend on the code, such as the first conversion's ids.")
    private record ProblemAnswer(
            @Schema(example = "about:blank") String type,
            @Schema(example = "Bad Request") String title,
            @Schema(example = "400") int status,

            @Schema(description = "What is wrong and what to do now")
            String detail,

            @Schema(description = "The path that was called")
            String instance,

            @Schema(example = "STRING_TOO_LONG") String code,

            @Schema(description = "Where fields are at fault")
            List<Problem> errors) {}

    private final OpenApiSchemas schemas;

    OpenApiDescription(OpenApiSchemas schemas) {
        this.schemas = schemas;
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Leadpath")
                        .version("1")
                        .description(
                                "From a lead's first contact to its conversion. Times are UTC, identifiers are opaque,"
                                        + " money is a decimal amount in one currency. Unknown fields are refused. Every failure is a"
                                        + " problem (RFC 9457) with a code.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .addSecurityItem(new SecurityRequirement().addList(LOG_IN))
                .components(new Components()
                        .addSecuritySchemes(
                                LOG_IN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")));
    }

    @Bean
    OpenApiCustomizer completeDescription() {
        return api -> {
            api.getPaths().forEach(this::complete);
            schemas.addTo(api.getComponents());
        };
    }

    private void complete(String path, PathItem item) {
        item.readOperations().forEach(operation -> {
            operation.getResponses().putIfAbsent("default", failure());
            if (path.startsWith("/public/")) {
                operation.setSecurity(List.of());
            }
        });
    }

    private ApiResponse failure() {
        return new ApiResponse()
                .description("Refused or failed")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(schemas.of(ProblemAnswer.class))));
    }
}
