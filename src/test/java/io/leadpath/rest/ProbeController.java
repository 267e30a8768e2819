package io.leadpath.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leadpath.persistence.Slice;
import io.leadpath.persistence.Window.Position;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A resource that exists in tests only and shows the shared rules without the rules of any record. */
@TestComponent
@RestController
@RequestMapping("/api/probes")
class ProbeController {
    enum Color {
        RED,
        GREEN
    }

    record Weight(BigDecimal amount, String unit) {}

    record Probe(
            @NotBlank @Size(max = 5) String name,
            Integer count,
            BigDecimal amount,
            boolean flag,
            Color color,
            LocalDate day,
            Instant at,
            Weight weight,
            List<Weight> weights) {}

    record Whole(@JsonUnwrapped Probe probe, String owner) {}

    /** As an engine would throw it whose types this package must not know. */
    static class EngineLostRace extends RuntimeException {}

    @TestComponent
    static class EngineTranslator implements PersistenceExceptionTranslator {
        @Override
        public DataAccessException translateExceptionIfPossible(RuntimeException failure) {
            return failure instanceof EngineLostRace ? new OptimisticLockingFailureException("secret") : null;
        }
    }

    @TestComponent
    @Controller
    static class ProbePage {
        @GetMapping("/probe-page")
        String page(@RequestParam(defaultValue = "false") boolean refused) {
            throw refused ? BusinessException.notFound("probe", "p1") : new IllegalStateException("secret");
        }
    }

    /** Checks itself when it is made. */
    record Strict(String value) {
        Strict {
            if ("bad".equals(value)) {
                throw BusinessException.invalid("value", ErrorCode.INVALID_CROSS_REFERENCE, "'value' leads nowhere.");
            }
        }
    }

    static final Probe EXISTING = new Probe(
            "old",
            3,
            new BigDecimal("10.50"),
            true,
            Color.RED,
            null,
            null,
            new Weight(BigDecimal.ONE, "kg"),
            List.of());

    @PostMapping
    Probe echo(JsonBody<Probe> body) {
        return body.read();
    }

    @PostMapping("/bound")
    Probe bound(@RequestBody @Valid Probe probe) {
        return probe;
    }

    @PostMapping("/strict")
    Strict strict(@RequestBody Strict strict) {
        return strict;
    }

    @PostMapping("/missing/{id}")
    Probe missing(@PathVariable String id, JsonBody<Probe> body) {
        throw BusinessException.notFound("probe", id);
    }

    @GetMapping
    Page<String> list(PageParameters parameters) {
        var request = parameters.sortedBy(Map.of("name", "name_key", "at", "at"), "name,asc");
        var end =
                new Position(request.after() == null ? "Zoë\n" : request.after().value() + "!", "id-1");
        return Page.of(
                request,
                new Slice<>(List.of(request.window().toString()), end),
                request.page() == 7 || request.page() > 200 ? 10_001 : 3);
    }

    @GetMapping("/typed")
    String typed(
            @RequestParam Color color,
            @RequestParam(required = false) @Max(9) Integer digit,
            @RequestParam(required = false) BigDecimal amount,
            @RequestParam(required = false) String text) {
        return color + " " + digit + " " + amount;
    }

    @GetMapping("/bean")
    Probe bean(@Valid Probe probe) {
        return probe;
    }

    @GetMapping("/preview")
    Probe preview(QueryFields<Probe> query) {
        return query.read();
    }

    @GetMapping("/preview/missing")
    Probe previewMissing(QueryFields<Probe> query) {
        throw BusinessException.notFound("probe", "p1");
    }

    @PatchMapping("/one")
    ResponseEntity<Whole> patch(IfMatch ifMatch, MergePatch<Whole> patch) {
        ifMatch.check(3, "probe");
        return ResponseEntity.ok()
                .eTag(IfMatch.etag(4))
                .body(patch.applyTo(new Whole(EXISTING, "sdr"), Set.of("id", "status")));
    }

    @PatchMapping("/flat")
    Probe patchFlat(MergePatch<Probe> patch) {
        return patch.applyTo(EXISTING, Set.of());
    }

    @PostMapping("/upload")
    Map<String, Object> upload(@RequestPart MultipartFile file) {
        return Map.of("size", file.getSize());
    }

    @GetMapping("/failing/{how}")
    String failing(@PathVariable String how) {
        throw switch (how) {
            case "stale" -> new OptimisticLockingFailureException("row 5 of secret_table");
            case "locked" -> new CannotAcquireLockException("row 5 of secret_table");
            case "translated" -> new IllegalStateException(new EngineLostRace());
            case "refused" ->
                new IllegalStateException(new BusinessException(
                        ErrorCode.LEAD_ALREADY_CONVERTED, "Converted.", List.of(), Map.of("conversionId", "c1")));
            default -> new IllegalStateException("secret at io.leadpath.Secret");
        };
    }
}
