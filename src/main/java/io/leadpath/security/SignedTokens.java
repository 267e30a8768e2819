package io.leadpath.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links that let somebody do one thing without a log-in: a few words, signed with a key that is made at the first start
 * and never leaves the database. Anybody can read the words; nobody else can make them.
 */
@Component
public class SignedTokens implements SmartInitializingSingleton {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int LONGEST = 500;
    private static final String SEPARATOR = "|";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile SecretKeySpec key;

    SignedTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The token for these words; {@code purpose} keeps it from being taken for one of another kind. */
    public String sign(String purpose, String... words) {
        var body = (purpose + SEPARATOR + String.join(SEPARATOR, words)).getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(body) + "." + ENCODER.encodeToString(mac(body));
    }

    /** The words of a token that was signed for the purpose; empty for every other text, whatever is wrong with it. */
    public Optional<List<String>> read(String purpose, String token) {
        var dot = token.indexOf('.');
        if (dot < 0 || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var body = Base64.getUrlDecoder().decode(token.substring(0, dot));
            var signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            if (!MessageDigest.isEqual(mac(body), signature)) {
                return Optional.empty();
            }
            var words = new String(body, StandardCharsets.UTF_8).split("\\" + SEPARATOR, -1);
            return words[0].equals(purpose)
                    ? Optional.of(List.of(Arrays.copyOfRange(words, 1, words.length)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not even Base64
        }
    }

    /** The same text for the same word, from which nobody without the key learns the word; 43 characters. */
    public String fingerprint(String purpose, String word) {
        return ENCODER.encodeToString(mac((purpose + SEPARATOR + word).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (stored().isEmpty()) {
            var secret = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(secret);
            store(Base64.getEncoder().encodeToString(secret));
        }
        key = new SecretKeySpec(Base64.getDecoder().decode(stored().orElseThrow()), ALGORITHM);
    }

    private Optional<String> stored() {
        return jdbc.sql("SELECT secret FROM signing_key WHERE id = 1")
                .query(String.class)
                .optional();
    }

    private void store(String secret) {
        try {
            jdbc.sql("INSERT INTO signing_key (id, secret, created_at) VALUES (1, :secret, :now)")
                    .param("secret", secret)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            // Another server that starts at this moment made one: it is read below.
        }
    }

    private byte[] mac(byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java knows " + ALGORITHM, e);
        }
    }
}
