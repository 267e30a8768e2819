package io.leadpath.rest;

import io.leadpath.persistence.Window.Position;
import io.leadpath.shared.Values;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.zip.CRC32;

/** The opaque token that leads to the next page: order, id, and the sort value with a letter for its type. */
final class After {
    private static final String SEPARATOR = "\n";

    private After() {}

    static String token(Position position, String sort) {
        var content = String.join(SEPARATOR, sort, position.id(), typed(position.value()));
        var text = checksum(content) + SEPARATOR + content;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The position, or null when the text is no token of this order. */
    static Position parse(String token, String sort) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            var parts = text.split(SEPARATOR, 4);
            var intact = parts.length == 4 && parts[0].equals(checksum(text.substring(parts[0].length() + 1)));
            return intact && parts[1].equals(sort) ? new Position(value(parts[3]), parts[2]) : null;
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }

    /** Tells a mistyped token from a real one; it is no secret, the database gets values as parameters only. */
    private static String checksum(String content) {
        var sum = new CRC32();
        sum.update(content.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private static String typed(Object value) {
        if (value == null) {
            return "-";
        }
        if (value instanceof Number number) {
            return "n" + number;
        }
        if (value instanceof OffsetDateTime time) {
            return "t" + time.toInstant();
        }
        if (value instanceof Timestamp time) {
            return "t" + time.toInstant();
        }
        if (value instanceof Date date) {
            return "d" + date.toLocalDate();
        }
        return (value instanceof LocalDate ? "d" : "s") + value;
    }

    private static Object value(String typed) {
        var text = typed.substring(1);
        return switch (typed.charAt(0)) {
            case '-' -> null;
            case 'n' -> Values.decimal(text);
            case 't' -> Instant.parse(text);
            case 'd' -> LocalDate.parse(text);
            case 's' -> text;
            default -> throw new IllegalArgumentException("No known type of sort value");
        };
    }
}
