package io.leadpath.rest.idempotency;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeMap;

/** Tells whether two requests ask for the same: SHA-256 over method, address, type and content. */
final class Fingerprint {
    private final MessageDigest digest = sha256();
    private final DataOutputStream out =
            new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));

    private Fingerprint() {}

    static String of(ReplayableRequest request) throws IOException {
        var fingerprint = new Fingerprint().about(request);
        fingerprint.bytes(request.content());
        return fingerprint.hex();
    }

    /** The boundary between the parts differs from one attempt to the next and does not count. */
    static String ofParts(HttpServletRequest request) throws IOException, ServletException {
        var fingerprint = new Fingerprint().about(request);
        for (Part part : request.getParts()) {
            fingerprint.text(part.getName());
            fingerprint.text(part.getSubmittedFileName());
            fingerprint.out.writeLong(part.getSize());
            try (var content = part.getInputStream()) {
                content.transferTo(fingerprint.out);
            }
        }
        return fingerprint.hex();
    }

    /** A form whose content was parsed already, by whichever filter asked first. */
    static String ofForm(HttpServletRequest request) throws IOException {
        var fingerprint = new Fingerprint().about(request);
        for (var parameter : new TreeMap<>(request.getParameterMap()).entrySet()) {
            fingerprint.text(parameter.getKey());
            fingerprint.out.writeInt(parameter.getValue().length);
            for (var value : parameter.getValue()) {
                fingerprint.text(value);
            }
        }
        return fingerprint.hex();
    }

    private Fingerprint about(HttpServletRequest request) throws IOException {
        var type = request.getContentType();
        text(request.getMethod());
        text(request.getRequestURI());
        text(request.getQueryString());
        text(
                type == null
                        ? null
                        : type.replaceAll("(?i);\\s*boundary=.*", "")
                                .replace(" ", "")
                                .toLowerCase(Locale.ROOT));
        return this;
    }

    /** Lengths go before contents, so that no two lists of texts run into the same bytes. */
    private void text(String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void bytes(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
