package io.leadpath.lead;

import io.leadpath.persistence.MatchKeys;
import io.leadpath.persistence.Rows;
import io.leadpath.security.SignedTokens;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * People who were erased and had asked not to be contacted. They are recognised by keyed hashes of the e-mail address,
 * and of a phone number with the last name; nothing here tells who they are.
 */
@Repository
public class DoNotRecord {
    private static final String PURPOSE = "do-not-record";

    private final JdbcClient jdbc;
    private final SignedTokens tokens;
    private final Clock clock;

    DoNotRecord(JdbcClient jdbc, SignedTokens tokens, Clock clock) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** From now on nobody of this address, nor with this name at one of these numbers, is recorded again. */
    public void note(String lastName, String email, String phone, String mobile) {
        var known = known(fingerprints(lastName, email, phone, mobile));
        fingerprints(lastName, email, phone, mobile).stream()
                .filter(print -> !known.contains(print))
                .forEach(print -> Rows.insert(
                        jdbc,
                        "do_not_record",
                        Map.of("fingerprint", print, "noted_at", Rows.columnValue(clock.instant()))));
    }

    /** Refuses (409) to record somebody of them, in words that say no more than that. */
    void refuse(LeadDetails details) {
        var prints = fingerprints(details.lastName(), details.email(), details.phone(), details.mobile());
        if (!known(prints).isEmpty()) {
            throw new BusinessException(
                    ErrorCode.CONFLICT, "This person asked not to be contacted and cannot be recorded.");
        }
    }

    private Set<String> known(Set<String> prints) {
        return prints.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("SELECT fingerprint FROM do_not_record WHERE fingerprint IN (:prints)")
                        .param("prints", prints)
                        .query(String.class)
                        .list());
    }

    private Set<String> fingerprints(String lastName, String email, String phone, String mobile) {
        var address = Optional.ofNullable(MatchKeys.email(email)).map(key -> "email|" + key);
        var name = Optional.ofNullable(MatchKeys.name(lastName));
        var numbers = Stream.of(Optional.ofNullable(phone), Optional.ofNullable(mobile))
                .flatMap(Optional::stream)
                .map(number -> number.replaceAll("\\D", ""))
                .filter(digits -> !digits.isEmpty())
                .flatMap(digits -> name.map(key -> "phone|" + digits + "|" + key).stream());
        return Stream.concat(address.stream(), numbers)
                .map(word -> tokens.fingerprint(PURPOSE, word))
                .collect(Collectors.toSet());
    }
}
