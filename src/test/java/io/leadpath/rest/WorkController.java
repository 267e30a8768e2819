package io.leadpath.rest;

import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Work that leaves a trace in the database, and ends in every way work can end. */
@TestComponent
@RestController
@RequestMapping("/api/work")
class WorkController {
    final Semaphore started = new Semaphore(0);
    final Semaphore mayEnd = new Semaphore(0);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    WorkController(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        jdbc.sql("CREATE TABLE IF NOT EXISTS work (id INTEGER GENERATED ALWAYS AS IDENTITY, what VARCHAR(20))")
                .update();
    }

    int done() {
        return jdbc.sql("SELECT COUNT(*) FROM work").query(Integer.class).single();
    }

    @PostMapping("/{how}")
    ResponseEntity<Map<String, Object>> work(@PathVariable String how, @RequestBody Map<String, Object> body)
            throws InterruptedException {
        switch (how) {
            case "slow" -> slowly();
            case "refused" ->
                transaction.executeWithoutResult(status -> {
                    write(how);
                    throw new BusinessException(ErrorCode.INVALID_STATUS, "Not now.");
                });
            case "swallowed" -> swallowed();
            case "lost" -> transaction.executeWithoutResult(status -> lost());
            default -> write(how);
        }
        return ResponseEntity.created(URI.create("/api/work/" + done()))
                .eTag(IfMatch.etag(1))
                .body(Map.of("id", done(), "did", how));
    }

    @PostMapping("/uploads")
    ResponseEntity<Map<String, Object>> upload(@RequestPart MultipartFile file) {
        write("upload");
        return ResponseEntity.accepted().body(Map.of("id", done(), "size", file.getSize()));
    }

    private void write(String what) {
        jdbc.sql("INSERT INTO work (what) VALUES (:what)").param("what", what).update();
    }

    private void slowly() throws InterruptedException {
        write("slow");
        started.release();
        if (!mayEnd.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The test never let the work end");
        }
    }

    /** A fault whose transaction is lost although the resource carries on. */
    private void swallowed() {
        try {
            transaction.executeWithoutResult(status -> {
                write("swallowed");
                throw new IllegalStateException("secret");
            });
        } catch (IllegalStateException e) {
            write("after all");
        }
    }

    private void lost() {
        write("lost");
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                throw new OptimisticLockingFailureException("row 5 of secret_table");
            }
        });
    }
}
