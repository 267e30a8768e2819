package io.leadpath.imports;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** All kinds of records that can be imported. */
@Component
class RecordKinds {
    private final Map<ImportKind, RecordKind> kinds = new EnumMap<>(ImportKind.class);

    RecordKinds(List<RecordKind> kinds) {
        kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
    }

    RecordKind of(ImportKind kind) {
        return kinds.get(kind);
    }
}
