package io.leadpath.rest;

import static io.leadpath.shared.ErrorCode.INVALID_VALUE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Problem;
import io.leadpath.shared.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

/**
 * A JSON merge patch (RFC 7396) for a record of type {@code T}: fields that are named change, null clears, the others
 * stay. As a controller's argument it is not read before {@link #applyTo}, so that refusals keep the contract's order.
 */
public final class MergePatch<T> {
    private final JsonBody<T> body;
    private final JavaType type;
    private final ObjectMapper json;

    MergePatch(JsonBody<T> body, JavaType type, ObjectMapper json) {
        this.body = body;
        this.type = type;
        this.json = json;
    }

    /**
     * The record as it is after the change, checked against the constraints written on its type.
     *
     * @param readOnly fields the caller sees on the resource and must not set
     * @throws BusinessException 400 naming every field that is unknown, read-only, of a wrong type or not valid
     */
    public T applyTo(T current, Set<String> readOnly) {
        JsonNode patch = body.parse(json.constructType(JsonNode.class));
        if (!patch.isObject()) {
            throw new BusinessException(INVALID_VALUE, "The request body must be an object with the fields to change.");
        }
        ObjectNode merged = json.valueToTree(current);
        refuseOthersThan(merged, (ObjectNode) patch, readOnly);
        merge(merged, (ObjectNode) patch);
        try {
            T changed = json.readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .readValue(json.treeAsTokens(merged));
            return Validation.valid(changed);
        } catch (JsonProcessingException e) {
            throw JsonFaults.refusal(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the fields to change, null or not. */
    public Set<String> fields() {
        var names = new HashSet<String>();
        body.<JsonNode>parse(json.constructType(JsonNode.class)).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void refuseOthersThan(ObjectNode known, ObjectNode patch, Set<String> readOnly) {
        var problems = new ArrayList<Problem>();
        patch.fieldNames().forEachRemaining(field -> {
            if (readOnly.contains(field)) {
                problems.add(new Problem(field, INVALID_VALUE, "'" + field + "' is read-only."));
            } else if (!known.has(field)) {
                problems.addAll(JsonFaults.unknownField(field).problems());
            }
        });
        if (!problems.isEmpty()) {
            throw BusinessException.invalid(problems);
        }
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.fields().forEachRemaining(change -> {
            var old = target.get(change.getKey());
            if (old instanceof ObjectNode nested && change.getValue() instanceof ObjectNode inner) {
                merge(nested, inner);
            } else {
                target.set(change.getKey(), change.getValue());
            }
        });
    }
}
