package io.leadpath.imports;

import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.security.Role;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Accepts files of records and tells how their import goes. What is accepted survives a crash. */
@Service
public class FileImports {
    private static final int LONGEST_FILE_NAME = 255;

    private final Imports imports;
    private final StoredFiles files;
    private final RecordKinds kinds;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FileImports(
            Imports imports,
            StoredFiles files,
            RecordKinds kinds,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.imports = imports;
        this.files = files;
        this.kinds = kinds;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** An uploaded file that can be read more than once, each time from its beginning. */
    public interface Upload {
        String name();

        InputStream open() throws IOException;
    }

    /**
     * Checks the whole file, stores it and has it worked through in the background.
     *
     * @throws BusinessException 400 INVALID_FILE when the file as a whole cannot be imported; nothing is stored then
     */
    public FileImport accept(ImportKind kind, Upload upload, CurrentUser who) {
        who.require(kind.permission());
        var fileName = fileName(upload.name());
        try (var toCheck = upload.open();
                var toStore = upload.open()) {
            var check = FileCheck.of(toCheck, kinds.of(kind).vocabulary());
            return transactions.execute(status -> store(kind, fileName, check, toStore, who));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws BusinessException 404 when there is none, 403 for a channel manager and an import of all kinds of leads */
    public FileImport get(ImportKind kind, String id, CurrentUser who) {
        requireAccess(kind, id, who);
        return imports.find(id).orElseThrow();
    }

    /** The newest imports that the user may see, at most {@code limit}. */
    public List<FileImport> newest(CurrentUser who, int limit) {
        var kinds = Arrays.stream(ImportKind.values())
                .filter(kind -> who.may(kind.permission()))
                .collect(Collectors.toSet());
        return kinds.isEmpty() ? List.of() : imports.newest(kinds, importsPartnerLeadsOnly(who), limit);
    }

    /**
     * The import, of whichever kind.
     *
     * @throws BusinessException as {@link #get(ImportKind, String, CurrentUser)}
     */
    public FileImport get(String id, CurrentUser who) {
        var found = imports.find(id).orElseThrow(() -> BusinessException.notFound("import", id));
        return get(found.kind(), id, who);
    }

    /** Writes the rows rejected so far as a CSV file that can be corrected and imported again. */
    public void writeRejections(ImportKind kind, String id, CurrentUser who, Writer out) {
        Rejections.write(imports, requireAccess(kind, id, who), out);
    }

    private FileImport store(ImportKind kind, String fileName, FileCheck check, InputStream content, CurrentUser who) {
        var started = new FileImport(
                UUID.randomUUID().toString(),
                kind,
                fileName,
                FileImport.State.RUNNING,
                check.rows(),
                0,
                0,
                0,
                0,
                0,
                check.warnings(),
                who.id(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
        imports.add(started, check, importsPartnerLeadsOnly(who));
        files.store(started.id(), content);
        events.publishEvent(new ImportAccepted(started.id()));
        return started;
    }

    private ImportJob requireAccess(ImportKind kind, String id, CurrentUser who) {
        who.require(kind.permission());
        var job = imports.findJob(id)
                .filter(found -> found.kind() == kind)
                .orElseThrow(() -> BusinessException.notFound("import", id));
        if (importsPartnerLeadsOnly(who) && !job.partnerLeadsOnly()) {
            throw BusinessException.forbidden("You may see imports of partner leads only.");
        }
        return job;
    }

    private static boolean importsPartnerLeadsOnly(CurrentUser who) {
        return who.roles().stream()
                .filter(Permission.IMPORT_LEADS.roles()::contains)
                .allMatch(role -> role == Role.CHANNEL_MANAGER);
    }

    /** Some browsers send the path on the user's machine along. */
    private static String fileName(String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        var bare =
                name.replaceAll("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
        if (bare.length() > LONGEST_FILE_NAME) {
            throw BusinessException.invalid(
                    "file",
                    ErrorCode.STRING_TOO_LONG,
                    "The file's name is longer than " + LONGEST_FILE_NAME + " characters.");
        }
        return bare;
    }
}
