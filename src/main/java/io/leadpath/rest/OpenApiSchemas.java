package io.leadpath.rest;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The schemas of types that only this package's arguments mention, so that the description's reader cannot find them. */
@Component
class OpenApiSchemas {
    private static final String REFERENCE = "#/components/schemas/";

    @SuppressWarnings("rawtypes") // as the library hands them out
    private final Map<String, Schema> found = new ConcurrentHashMap<>();

    /** A reference to the type's schema, or the schema itself for a type without a name. */
    Schema<?> of(Type type) {
        var resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        found.putAll(resolved.referencedSchemas);
        return resolved.schema;
    }

    /** As {@link #of}, with every field optional. */
    Schema<?> ofPatch(Type type) {
        var name = of(type).get$ref().substring(REFERENCE.length());
        found.put(
                name + "Patch",
                new Schema<>()
                        .types(Set.of("object"))
                        .description("Fields that are named change, null clears, the others stay.")
                        .properties(found.get(name).getProperties()));
        return new Schema<>().$ref(REFERENCE + name + "Patch");
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    Map<String, Schema> fieldsOf(Type type) {
        var name = of(type).get$ref().substring(REFERENCE.length());
        return new LinkedHashMap<String, Schema>(found.get(name).getProperties());
    }

    void addTo(Components components) {
        found.forEach((name, schema) -> {
            if (components.getSchemas() == null || !components.getSchemas().containsKey(name)) {
                components.addSchemas(name, schema);
            }
        });
    }
}
