package io.leadpath.rest;

import static io.leadpath.shared.ErrorCode.PRECONDITION_REQUIRED;

import io.leadpath.shared.BusinessException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The version a caller read before changing a record: the header {@code If-Match} as it was sent. It is a controller's
 * argument and is judged by {@link #check}, so that a missing or converted record can be refused first.
 */
public final class IfMatch {
    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"(\\d{1,18})(?:\\.[0-9a-f]{1,8})?\"");

    private final List<String> tags;

    /** {@code header} is null when none was sent. */
    IfMatch(String header) {
        this.tags = header == null
                ? List.of()
                : Arrays.stream(header.split(",")).map(String::strip).toList();
    }

    /** The ETag of a record's version, for {@code ResponseEntity.eTag}. */
    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * As {@link #etag(long)} for a record that shows more than its version counts, such as where a lead stands: who asks
     * whether anything changed must hear of that, too, while a change is still judged by the version alone. By its words,
     * because an enum has another hash code in every process.
     */
    public static String etag(long version, Record shown) {
        return "\"" + version + "." + Integer.toHexString(shown.toString().hashCode()) + "\"";
    }

    /**
     * Accepts a change of the record called {@code what} if the caller read this version of it, or said {@code *}.
     *
     * @throws BusinessException 428 without the header, 412 when it names only other versions or none at all
     */
    public void check(long version, String what) {
        if (tags.isEmpty()) {
            throw new BusinessException(
                    PRECONDITION_REQUIRED,
                    "Send the ETag of the " + what
                            + " you read in the header If-Match, so that nobody's change is lost.");
        }
        if (tags.stream().noneMatch(tag -> names(tag, version))) {
            throw BusinessException.staleVersion(what);
        }
    }

    private static boolean names(String tag, long version) {
        var etag = ETAG.matcher(tag);
        return tag.equals("*") || etag.matches() && Long.parseLong(etag.group(1)) == version;
    }
}
