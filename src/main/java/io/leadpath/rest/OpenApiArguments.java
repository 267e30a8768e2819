package io.leadpath.rest;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Set;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;

/** Describes what a caller sends for this package's arguments of controller methods. */
@Component
class OpenApiArguments implements OperationCustomizer {
    private final OpenApiSchemas schemas;

    OpenApiArguments(OpenApiSchemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        for (var parameter : method.getMethodParameters()) {
            describe(operation, parameter);
        }
        if (method.hasMethodAnnotation(PostMapping.class)) {
            operation.addParametersItem(header(
                    "Idempotency-Key",
                    "Makes the request safe to send again: within 24 hours the first answer is repeated with 200."));
        }
        return operation;
    }

    private void describe(Operation operation, MethodParameter parameter) {
        var type = parameter.getParameterType();
        if (type == JsonBody.class) {
            var json = new MediaType().schema(schemas.of(content(parameter)));
            operation.requestBody(new RequestBody().content(new Content().addMediaType(APPLICATION_JSON_VALUE, json)));
        } else if (type == MergePatch.class) {
            var patch = new MediaType().schema(schemas.ofPatch(content(parameter)));
            operation.requestBody(new RequestBody()
                    .required(true)
                    .content(new Content()
                            .addMediaType(APPLICATION_JSON_VALUE, patch)
                            .addMediaType(RequestArguments.MERGE_PATCH.toString(), patch)));
        } else if (type == QueryFields.class) {
            schemas.fieldsOf(content(parameter)).forEach((name, schema) -> query(operation, name, schema, null));
        } else if (type == IfMatch.class) {
            operation.addParametersItem(header(HttpHeaders.IF_MATCH, "The ETag of the record as it was read, or *.")
                    .required(true));
        } else if (type == MultipartFile.class && parameter.hasParameterAnnotation(RequestParam.class)) {
            requireUpload(operation, parameter);
        } else if (type == PageParameters.class) {
            describePage(operation);
        }
    }

    /** A controller asks for a file itself, in its own words, and therefore declares it as optional to Spring. */
    private static void requireUpload(Operation operation, MethodParameter parameter) {
        var name = parameter.getParameterAnnotation(RequestParam.class).name();
        var file = new Schema<>().types(Set.of("string")).format("binary");
        var form =
                new Schema<>().types(Set.of("object")).addProperty(name, file).addRequiredItem(name);
        operation.requestBody(new RequestBody()
                .required(true)
                .content(new Content().addMediaType(MULTIPART_FORM_DATA_VALUE, new MediaType().schema(form))));
    }

    private static void describePage(Operation operation) {
        query(operation, "page", number(0, null), "Counted from 0.");
        query(operation, "size", number(1, PageParameters.MAX_SIZE)._default(PageParameters.DEFAULT_SIZE), null);
        query(operation, "sort", text(), "field,asc or field,desc");
        query(
                operation,
                "after",
                text(),
                "The 'after' of the page before, in the same order, instead of a page number.");
    }

    private static void query(Operation operation, String name, Schema<?> schema, String description) {
        operation.addParametersItem(
                new Parameter().in("query").name(name).schema(schema).description(description));
    }

    private static Parameter header(String name, String description) {
        return new Parameter().in("header").name(name).schema(text()).description(description);
    }

    private static Schema<Object> text() {
        return new Schema<>().types(Set.of("string"));
    }

    private static Schema<Object> number(int minimum, Integer maximum) {
        return new Schema<>()
                .types(Set.of("integer"))
                .minimum(BigDecimal.valueOf(minimum))
                .maximum(maximum == null ? null : BigDecimal.valueOf(maximum));
    }

    private static Type content(MethodParameter parameter) {
        return ((ParameterizedType) parameter.getGenericParameterType()).getActualTypeArguments()[0];
    }
}
