package io.leadpath.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The uploaded files, in pieces: written and read without ever holding a whole one. */
@Repository
class StoredFiles {
    private static final int CHUNK_BYTES = 256 * 1024;

    private final JdbcClient jdbc;

    StoredFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void store(String importId, InputStream content) {
        try {
            var number = 0;
            for (var chunk = content.readNBytes(CHUNK_BYTES);
                    chunk.length > 0;
                    chunk = content.readNBytes(CHUNK_BYTES)) {
                jdbc.sql("INSERT INTO lead_import_chunk (import_id, chunk_number, content)"
                                + " VALUES (:import, :number, :content)")
                        .param("import", importId)
                        .param("number", number++)
                        .param("content", chunk)
                        .update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file from its beginning; every piece is read from the database when its turn comes. */
    InputStream open(String importId) {
        return new Chunks(importId);
    }

    void delete(String importId) {
        jdbc.sql("DELETE FROM lead_import_chunk WHERE import_id = :import")
                .param("import", importId)
                .update();
    }

    private byte[] chunk(String importId, int number) {
        return jdbc.sql("SELECT content FROM lead_import_chunk WHERE import_id = :import AND chunk_number = :number")
                .param("import", importId)
                .param("number", number)
                .query((row, rowNumber) -> row.getBytes("content"))
                .optional()
                .orElseGet(() -> new byte[0]);
    }

    private final class Chunks extends InputStream {
        private final String importId;
        private int nextChunk;
        private byte[] chunk = new byte[0];
        private int position;

        private Chunks(String importId) {
            this.importId = importId;
        }

        @Override
        public int read() {
            return isAtEnd() ? -1 : chunk[position++] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (isAtEnd()) {
                return -1;
            }
            var count = Math.min(length, chunk.length - position);
            System.arraycopy(chunk, position, target, offset, count);
            position += count;
            return count;
        }

        private boolean isAtEnd() {
            if (position == chunk.length) {
                chunk = chunk(importId, nextChunk++);
                position = 0;
            }
            return chunk.length == 0;
        }
    }
}
