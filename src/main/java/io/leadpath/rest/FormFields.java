package io.leadpath.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Problem;
import io.leadpath.shared.Validation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a page's form as a record of type {@code T}, by the same rules as its JSON; what else the form sends is
 * not looked at. As a controller's argument they are not read before they are asked for, and what was typed is kept.
 */
public final class FormFields<T> {
    private static final String VERSION = "version";
    private static final long NO_VERSION = -1;
    /** Before a box's name: says that the form has the box, which is not sent unless it is ticked. */
    private static final String HAS_BOX = "_";

    private final Map<String, String[]> parameters;
    private final JavaType type;
    private final ObjectMapper json;

    FormFields(Map<String, String[]> parameters, JavaType type, ObjectMapper json) {
        this.parameters = parameters;
        this.type = type;
        this.json = json;
    }

    /**
     * A record of what was sent; an empty field counts as absent.
     *
     * @throws BusinessException 400 naming every field of a wrong type and every broken constraint, all at once
     */
    public T read() {
        return read(json.createObjectNode());
    }

    /** The record with what was sent: an empty field clears, a field the form does not have stays. */
    public T applyTo(T current) {
        return read(json.valueToTree(current));
    }

    /** The same but for these fields, which what was chosen elsewhere in the form makes void. */
    public FormFields<T> without(Set<String> names) {
        var rest = new LinkedHashMap<>(parameters);
        rest.keySet().removeAll(names);
        return new FormFields<>(rest, type, json);
    }

    /** Everything as it was typed, by field; a box that is not ticked says {@code false}. */
    public Map<String, String> typed() {
        var typed = new LinkedHashMap<String, String>();
        parameters.forEach((name, values) -> {
            if (!name.startsWith(HAS_BOX)) {
                typed.put(name, values[0]);
            }
        });
        for (var component : type.getRawClass().getRecordComponents()) {
            if (parameters.containsKey(HAS_BOX + component.getName())) {
                typed.putIfAbsent(component.getName(), "false");
            }
        }
        return typed;
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
        var text = parameters.containsKey(VERSION) ? parameters.get(VERSION)[0] : "";
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : NO_VERSION;
    }

    private T read(ObjectNode fields) {
        for (var component : type.getRawClass().getRecordComponents()) {
            take(component, fields);
        }
        var problems = new ArrayList<Problem>();
        // The parser stops at the first field it cannot read: each round goes on without that one.
        for (var fewer = fields.size(); fewer >= 0; fewer--) {
            try {
                return checked(json.<T>treeToValue(fields, type), problems);
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

    private void take(RecordComponent component, ObjectNode fields) {
        var name = component.getName();
        var sent = parameters.get(name);
        if (component.getType() == boolean.class) {
            if (sent != null || parameters.containsKey(HAS_BOX + name)) {
                fields.put(name, sent != null && Arrays.asList(sent).contains("true"));
            }
        } else if (sent != null) {
            fields.put(name, sent[0].isBlank() ? null : sent[0].strip().replace("\r\n", "\n"));
        }
    }
}
