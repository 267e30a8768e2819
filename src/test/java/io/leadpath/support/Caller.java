package io.leadpath.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Talks to the running application: as a program with HTTP Basic, or as a browser with its cookies. */
public final class Caller {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** No answer until then is a failure; an import's upload and a start under load are far quicker. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern PAGE_TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final int port;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Caller(int port) {
        this.port = port;
    }

    public static Caller nobody(int port) {
        return new Caller(port);
    }

    /** Sends user name and password with every call. */
    public static Caller program(int port, String user, String password) {
        var credentials = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Caller(port).with("Authorization", "Basic " + credentials);
    }

    /** Has logged in by the form. */
    public static Caller browser(int port, String user) {
        var browser = new Caller(port);
        var answer = browser.logIn(user, user);
        if (answer.status() != 302 || answer.location().contains("login")) {
            throw new IllegalStateException("Cannot log in as " + user + ": " + answer);
        }
        return browser;
    }

    public Answer logIn(String user, String password) {
        return form("/login", Map.of("username", user, "password", password, "_csrf", formToken("/login")));
    }

    public Caller with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json, "application/json");
    }

    public Answer send(String method, String path, String body, String contentType) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        headers.forEach(request::setHeader);
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .reduce((a, b) -> a + "&" + b)
                .orElse("");
        return send("POST", path, body, "application/x-www-form-urlencoded");
    }

    /** The token that a page's form carries. */
    public String formToken(String page) {
        return token(FORM_TOKEN, page);
    }

    /** The token that a page's scripts send along. */
    public String pageToken() {
        return token(PAGE_TOKEN, "/");
    }

    private String token(Pattern pattern, String page) {
        var found = pattern.matcher(get(page).body());
        if (!found.find()) {
            throw new IllegalStateException("No token in " + page);
        }
        return found.group(1);
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String location() {
            return header("Location");
        }

        /** The header's value, or an empty text. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status() + " " + response.headers().map() + " " + body();
        }
    }
}
