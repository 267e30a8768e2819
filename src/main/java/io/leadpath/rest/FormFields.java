package io.leadpath.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Validation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a page's form as a record of type {@code T}, by the same rules as its JSON; what else the form sends is
 * not looked at. As a controller's argument they are not read before they are asked for, and what was typed is kept.
 */
public final class FormFields<T> {
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
     * @throws BusinessException 400 for a wrong type or a broken constraint
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

    /** Everything as it was typed, by field. */
    public Map<String, String> typed() {
        var typed = new LinkedHashMap<String, String>();
        parameters.forEach((name, values) -> {
            if (!name.startsWith("_")) {
                typed.put(name, values[0]);
            }
        });
        return typed;
    }

    private T read(ObjectNode fields) {
        for (var component : type.getRawClass().getRecordComponents()) {
            take(component, fields);
        }
        try {
            return Validation.valid(json.<T>treeToValue(fields, type));
        } catch (JsonProcessingException e) {
            throw JsonFaults.refusal(e);
        }
    }

    /** A box that is not ticked is not sent; a field of its name with a line before says that the form has it. */
    private void take(RecordComponent component, ObjectNode fields) {
        var name = component.getName();
        var sent = parameters.get(name);
        if (component.getType() == boolean.class) {
            if (sent != null || parameters.containsKey("_" + name)) {
                fields.put(name, sent != null && Arrays.asList(sent).contains("true"));
            }
        } else if (sent != null) {
            fields.put(name, sent[0].isBlank() ? null : sent[0].strip().replace("\r\n", "\n"));
        }
    }
}
