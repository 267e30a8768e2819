package io.leadpath.rest;

import static io.leadpath.shared.ErrorCode.REQUIRED_FIELD_MISSING;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON of a request that is not read yet. As a controller's argument it lets the contract's order of refusals be
 * kept: rights (403), existence (404) and state (409) are checked first, the content (400) when {@link #read} is called.
 */
public final class JsonBody<T> {
    private final byte[] content;
    /** An element of a list that was parsed already; null for a body of its own. */
    private final JsonNode element;

    private final JavaType type;
    private final ObjectMapper json;

    JsonBody(byte[] content, JavaType type, ObjectMapper json) {
        this.content = content;
        this.element = null;
        this.type = type;
        this.json = json;
    }

    private JsonBody(JsonNode element, JavaType type, ObjectMapper json) {
        this.content = new byte[0];
        this.element = element;
        this.type = type;
        this.json = json;
    }

    /** True when the request came without a body, where that means all defaults. */
    public boolean isEmpty() {
        return content.length == 0 && element == null;
    }

    /**
     * What was sent, checked against the constraints written on its type; the elements of a list are not checked.
     *
     * @throws BusinessException 400 for no or malformed JSON, an unknown field, a wrong type or a broken constraint
     */
    public T read() {
        return Validation.valid(this.<T>parse(type));
    }

    /**
     * The elements of the list that was sent, each to be read by itself, so that one that is wrong spoils no other.
     *
     * @throws BusinessException 400 for no or malformed JSON, or what is not a list
     */
    public static <E> List<JsonBody<E>> elements(JsonBody<List<E>> list) {
        List<JsonNode> sent =
                list.parse(list.json.getTypeFactory().constructCollectionType(List.class, JsonNode.class));
        var elements = new ArrayList<JsonBody<E>>(sent.size());
        sent.forEach(element -> elements.add(new JsonBody<>(element, list.type.getContentType(), list.json)));
        return elements;
    }

    /** The text of one field of an element, whatever the others hold; null when there is none. */
    public String text(String field) {
        return element == null ? null : element.path(field).textValue();
    }

    <V> V parse(JavaType wanted) {
        if (isEmpty()) {
            throw new BusinessException(REQUIRED_FIELD_MISSING, "The request needs a body of type application/json.");
        }
        try {
            V value = element == null ? json.readValue(content, wanted) : json.treeToValue(element, wanted);
            if (value == null) {
                throw new BusinessException(
                        REQUIRED_FIELD_MISSING,
                        (element == null ? "The request body " : "The entry ") + Expected.words(wanted.getRawClass())
                                + ".");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw JsonFaults.refusal(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
