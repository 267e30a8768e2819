package io.leadpath.rest;

import static io.leadpath.shared.ErrorCode.REQUIRED_FIELD_MISSING;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The JSON of a request that is not read yet. As a controller's argument it lets the contract's order of refusals be
 * kept: rights (403), existence (404) and state (409) are checked first, the content (400) when {@link #read} is called.
 */
public final class JsonBody<T> {
    private final byte[] content;
    private final JavaType type;
    private final ObjectMapper json;

    JsonBody(byte[] content, JavaType type, ObjectMapper json) {
        this.content = content;
        this.type = type;
        this.json = json;
    }

    /** True when the request came without a body, where that means all defaults. */
    public boolean isEmpty() {
        return content.length == 0;
    }

    /**
     * What was sent, checked against the constraints written on its type; the elements of a list are not checked.
     *
     * @throws BusinessException 400 for no or malformed JSON, an unknown field, a wrong type or a broken constraint
     */
    public T read() {
        return Validation.valid(this.<T>parse(type));
    }

    <V> V parse(JavaType wanted) {
        if (isEmpty()) {
            throw new BusinessException(REQUIRED_FIELD_MISSING, "The request needs a body of type application/json.");
        }
        try {
            V value = json.readValue(content, wanted);
            if (value == null) {
                throw new BusinessException(
                        REQUIRED_FIELD_MISSING, "The request body " + Expected.words(wanted.getRawClass()) + ".");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw JsonFaults.refusal(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
