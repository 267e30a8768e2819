package io.leadpath.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8 text with or without a byte order mark, and refuses anything else with the number of the line at fault,
 * which the JDK's own reader cannot tell.
 */
final class Utf8Reader extends Reader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(16 * 1024).limit(0);
    private final CharBuffer chars = CharBuffer.allocate(16 * 1024).limit(0);
    private boolean started;
    private boolean ended;
    private boolean malformed;
    private boolean afterCarriageReturn;
    private long line = 1;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (malformed) {
                throw new InvalidFile(
                        "Line " + line + " is not UTF-8 text. Save the file as CSV in UTF-8 and upload it" + " again.");
            }
            if (ended) {
                return -1;
            }
            decode();
        }
        var count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    private void decode() throws IOException {
        var endOfInput = !fill();
        chars.clear();
        var result = decoder.decode(bytes, chars, endOfInput);
        chars.flip();
        countLines();
        malformed = result.isError();
        ended = endOfInput && result.isUnderflow();
        if (!started && chars.hasRemaining()) {
            started = true;
            if (chars.get(chars.position()) == BYTE_ORDER_MARK) {
                chars.get();
            }
        }
    }

    /** False at the end of the file. */
    private boolean fill() throws IOException {
        bytes.compact();
        var count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count > 0) {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
        return count >= 0;
    }

    /** A line ends with LF, CR or both. */
    private void countLines() {
        for (int i = chars.position(); i < chars.limit(); i++) {
            var character = chars.get(i);
            if (character == '\r' || character == '\n' && !afterCarriageReturn) {
                line++;
            }
            afterCarriageReturn = character == '\r';
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
