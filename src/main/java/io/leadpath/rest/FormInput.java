package io.leadpath.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Problem;
import io.leadpath.shared.Validation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody typed into a page's form: as text, to be shown again after a refusal, and as a record, by the same rules
 * as its JSON. A repeated field counts once. As a controller's argument it is not judged before {@link #read}.
 */
public final class FormInput {
    private static final String VERSION = "version";
    private static final long NO_VERSION = -1;

    private final Map<String, String> values;
    private final ObjectMapper json;

    FormInput(Map<String, String[]> parameters, ObjectMapper json) {
        var sent = new LinkedHashMap<String, String>();
        parameters.forEach((name, texts) -> sent.put(name, texts[0]));
        this.values = Collections.unmodifiableMap(sent);
        this.json = json;
    }

    /** Everything as it was typed, by the names of the fields. */
    public Map<String, String> values() {
        return values;
    }

    /**
     * The fields that the record has; an empty one counts as absent.
     *
     * @throws BusinessException 400 naming every field of a wrong type and every broken constraint, all at once
     */
    public <T extends Record> T read(Class<T> type) {
        var fields = json.createObjectNode();
        for (var component : type.getRecordComponents()) {
            var text = values.get(component.getName());
            if (text != null && !text.isBlank()) {
                fields.put(component.getName(), text.strip());
            }
        }
        var problems = new ArrayList<Problem>();
        for (var fewer = fields.size(); fewer >= 0; fewer--) {
            try {
                return checked(json.treeToValue(fields, type), problems);
            } catch (JsonProcessingException e) {
                var refusal = JsonFaults.refusal(e);
                if (refusal.problems().isEmpty()) {
                    throw refusal;
                }
                problems.addAll(refusal.problems());
                refusal.problems().forEach(problem -> fields.remove(problem.field()));
            }
        }
        throw BusinessException.invalid(problems);
    }

    /** What could not be read at all is not called missing besides. */
    private static <T> T checked(T candidate, List<Problem> unreadable) {
        var known = new HashSet<>(unreadable.stream().map(Problem::field).toList());
        var problems = new ArrayList<>(unreadable);
        Validation.problems(candidate).stream()
                .filter(problem -> !known.contains(problem.field()))
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw BusinessException.invalid(problems);
        }
        return candidate;
    }

    /**
     * Accepts the form if it was opened for this version of the record called {@code what}, in its field {@code version}.
     *
     * @throws BusinessException 412 when somebody changed the record since
     */
    public void check(long version, String what) {
        if (sentVersion() != version) {
            throw BusinessException.staleVersion(what);
        }
    }

    private long sentVersion() {
        var text = values.getOrDefault(VERSION, "");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : NO_VERSION;
    }
}
