package io.leadpath.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.support.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Calls the running application over HTTP, with {@link ProbeController} as the resource. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:rest;DB_CLOSE_DELAY=-1",
            "leadpath.idempotency.patience=3s",
            "leadpath.samples=false"
        })
@Import({
    RestTest.StandingClock.class,
    ShortWaits.class,
    ProbeController.class,
    ProbeController.ProbePage.class,
    ProbeController.EngineTranslator.class,
    WorkController.class
})
abstract class RestTest {
    static final String JSON = "application/json";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    ObjectMapper json;

    @TestConfiguration(proxyBeanMethods = false)
    static class StandingClock {
        @Bean
        @Primary
        MovableClock standingClock() {
            return new MovableClock(Instant.parse("2026-03-02T09:00:00Z"));
        }
    }

    record Answer(HttpResponse<String> response, JsonNode body) {
        int status() {
            return response.statusCode();
        }

        String text(String field) {
            return body.path(field).asText(null);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, with(headers, "Content-Type", JSON));
    }

    Answer patch(String path, String body, String... headers) {
        return send("PATCH", path, body, with(headers, "Content-Type", JSON));
    }

    Answer send(String method, String path, String body, String... headers) {
        return sendAs("sdr", method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer sendAs(String user, String method, String path, byte[] body, String... headers) {
        return send(
                user, method, path, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body), headers);
    }

    /** Without a Content-Length. */
    Answer postInChunks(String path, String body, String... headers) {
        var stream =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        return send("sdr", "POST", path, stream, with(headers, "Content-Type", JSON));
    }

    /** As a browser sees it whose user logged in on the form. */
    Answer page(String path) {
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        try {
            var form = browser.send(HttpRequest.newBuilder(uri("/login")).build(), BodyHandlers.ofString());
            var token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(form.body());
            assertThat(token.find()).isTrue();
            var login = HttpRequest.newBuilder(uri("/login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("username=sdr&password=sdr&_csrf=" + token.group(1)))
                    .build();
            browser.send(login, BodyHandlers.ofString());
            var page = HttpRequest.newBuilder(uri(path))
                    .header("Accept", "text/html,*/*")
                    .build();
            return answer(browser.send(page, BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What comes back for a request that no client library would send. */
    String raw(String requestLine) {
        try (var socket = new Socket("127.0.0.1", port)) {
            var request = requestLine + "\r\nHost: localhost\r\nAuthorization: " + basic("sdr")
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private Answer send(String user, String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(uri(path)).method(method, body).header("Authorization", basic(user));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer answer(HttpResponse<String> response) throws IOException {
        var type = response.headers().firstValue("Content-Type").orElse("");
        var isJson = type.contains("json") && !response.body().isEmpty();
        return new Answer(response, isJson ? json.readTree(response.body()) : json.nullNode());
    }

    static String[] with(String[] headers, String... more) {
        var all = Arrays.copyOf(headers, headers.length + more.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return all;
    }

    private static String basic(String user) {
        var login = user + ":" + user;
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
