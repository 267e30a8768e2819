package io.leadpath.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Validation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The query parameters of a request as one record, by the same rules as its JSON body: a preview is asked for with the
 * fields of what it previews. As a controller's argument they are not read before {@link #read}.
 */
public final class QueryFields<T> {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private final Map<String, String[]> parameters;
    private final JavaType type;
    private final ObjectMapper json;

    QueryFields(Map<String, String[]> parameters, JavaType type, ObjectMapper json) {
        this.parameters = parameters;
        this.type = type;
        this.json = json;
    }

    /** The parameter as a whole number; null when it was not sent. Goes with {@link #without}. */
    public Long number(String name) {
        var values = parameters.get(name);
        if (values == null || values.length == 1 && values[0].isBlank()) {
            return null;
        }
        if (values.length > 1 || !NUMBER.matcher(values[0].strip()).matches()) {
            throw BusinessException.invalid(
                    name, ErrorCode.INVALID_VALUE, "'" + name + "' must be given once, as a whole number.");
        }
        return Long.valueOf(values[0].strip());
    }

    /** All parameters but one, which is no field of the record. */
    public QueryFields<T> without(String name) {
        var others = new LinkedHashMap<>(parameters);
        others.remove(name);
        return new QueryFields<>(others, type, json);
    }

    /**
     * What was sent, checked against the constraints written on its type; an empty parameter counts as absent.
     *
     * @throws BusinessException 400 for an unknown or repeated parameter, a wrong type or a broken constraint
     */
    public T read() {
        var fields = json.createObjectNode();
        parameters.forEach((name, values) -> {
            if (values.length > 1) {
                throw BusinessException.invalid(
                        name, ErrorCode.INVALID_VALUE, "'" + name + "' must not be given more than once.");
            }
            if (!values[0].isBlank()) {
                fields.put(name, values[0].strip());
            }
        });
        try {
            return Validation.valid(json.<T>treeToValue(fields, type));
        } catch (JsonProcessingException e) {
            throw JsonFaults.refusal(e);
        }
    }
}
