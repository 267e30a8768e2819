package io.leadpath.webtolead;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Reads what came as a form or as JSON. What cannot be read is an empty submission: nobody is told that it was not. */
@Component
class SubmissionReader {
    private final ObjectMapper json;

    SubmissionReader(ObjectMapper json) {
        this.json = json;
    }

    Submission read(String contentType, byte[] content) {
        try {
            var type = contentType == null ? MediaType.ALL : MediaType.parseMediaType(contentType);
            if (MediaType.APPLICATION_FORM_URLENCODED.includes(type)) {
                return new Submission(form(new String(content, StandardCharsets.UTF_8)));
            }
            return MediaType.APPLICATION_JSON.includes(type)
                            || type.getSubtype().endsWith("+json")
                    ? new Submission(object(json.readTree(content)))
                    : Submission.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Submission.empty();
        }
    }

    /** For the table, from which {@link #stored} reads it back. */
    String text(Submission submission) {
        try {
            return json.writeValueAsString(submission.fields());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write a few texts as JSON", e);
        }
    }

    Submission stored(String text) {
        return read(MediaType.APPLICATION_JSON_VALUE, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> form(String text) {
        var fields = new LinkedHashMap<String, String>();
        for (var pair : text.split("&")) {
            var parts = pair.split("=", 2);
            fields.putIfAbsent(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> object(JsonNode object) {
        var fields = new LinkedHashMap<String, String>();
        if (object != null && object.isObject()) {
            object.fields().forEachRemaining(field -> {
                if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                    fields.put(field.getKey(), field.getValue().asText());
                }
            });
        }
        return fields;
    }
}
