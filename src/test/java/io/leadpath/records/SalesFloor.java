package io.leadpath.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.support.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Makes what the pages show by the REST API, and fills in the pages' forms as people do. */
class SalesFloor {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final Map<String, Caller> people = new HashMap<>();

    SalesFloor(int port) {
        this.port = port;
    }

    /** What a conversion made. */
    record Converted(
            String leadId, String conversionId, String accountId, String contactId, String dealId, String name) {}

    /** A lead of a new person and company, converted into a deal of the account executive {@code ae}. */
    Converted converted() {
        return converted(Map.of("ownerId", "ae"));
    }

    Converted withoutOpportunity() {
        return converted(Map.of("opportunity", "NONE", "noOpportunityReason", "Works for a partner"));
    }

    Converted converted(Map<String, Object> choices) {
        var name = unique("Person");
        var lead = program("sdr")
                .post(
                        "/api/leads",
                        json(Map.of(
                                "lastName",
                                name,
                                "company",
                                name + " Ltd",
                                "email",
                                name + "@example.com",
                                "source",
                                "WEB")));
        var leadId = lead.json().get("id").asText();
        var request = new HashMap<>(choices);
        request.put("bypassReason", "Known for years");
        var made = ok(program("manager").post("/api/leads/" + leadId + "/conversion", json(request)));
        return new Converted(
                leadId,
                made.get("conversionId").asText(),
                made.at("/account/id").asText(),
                made.at("/contact/id").asText(),
                made.at("/opportunityRecord/id").asText(null),
                name);
    }

    JsonNode read(String path) {
        return program("manager").get(path).json();
    }

    Caller.Answer page(String user, String path) {
        return browser(user).get(path);
    }

    Caller.Answer send(String user, String path, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("_csrf", browser(user).pageToken());
        return browser(user).form(path, form);
    }

    /** As {@link #send}, for the version that the record has now. */
    Caller.Answer sendNow(String user, String record, String action, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("version", read("/api" + record).get("version").asText());
        return send(user, record + action, form);
    }

    Caller program(String user) {
        return Caller.program(port, user, user);
    }

    private Caller browser(String user) {
        return people.computeIfAbsent(user, id -> Caller.browser(port, id).with("Accept", "text/html"));
    }

    static String unique(String prefix) {
        return prefix + UUID.randomUUID().toString().substring(0, 8);
    }

    private static JsonNode ok(Caller.Answer answer) {
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        return answer.json();
    }

    private static String json(Map<String, ?> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
