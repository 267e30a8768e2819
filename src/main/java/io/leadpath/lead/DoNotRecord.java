package io.leadpath.lead;

import io.leadpath.persistence.MatchKeys;
import io.leadpath.persistence.PhoneKeys;
import io.leadpath.persistence.Rows;
import io.leadpath.security.SignedTokens;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    private final PhoneKeys phones;
    private final Clock clock;

    DoNotRecord(JdbcClient jdbc, SignedTokens tokens, PhoneKeys phones, Clock clock) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.phones = phones;
        this.clock = clock;
    }

    /**
     * By what somebody is recognised.
     *
     * @param country of the address, as people write it: a number without a country's prefix is one of there
     */
    public record Signs(String lastName, String email, String phone, String mobile, String country) {}

    /** The refusal to record somebody; what was offered about them is to be kept nowhere, files included. */
    public static final class Refused extends BusinessException {
        private Refused() {
            super(ErrorCode.CONFLICT, "This person asked not to be contacted and cannot be recorded.");
        }
    }

    /** From now on nobody of this address, nor with this name at one of these numbers, is recorded again. */
    public void note(Signs signs) {
        var prints = fingerprints(signs, number -> Stream.of(comparable(number, signs)));
        var known = known(prints);
        prints.stream()
                .filter(print -> !known.contains(print))
                .forEach(print -> Rows.insert(
                        jdbc,
                        "do_not_record",
                        Map.of("fingerprint", print, "noted_at", Rows.columnValue(clock.instant()))));
    }

    /** Refuses (409, {@link Refused}) to record somebody of them, in words that say no more than that. */
    public void refuse(Signs signs) {
        // The bare digits as well: earlier entries know no other form.
        if (!known(fingerprints(signs, number -> Stream.of(comparable(number, signs), digits(number))))
                .isEmpty()) {
            throw new Refused();
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

    /** The number as every list compares it; its bare digits where it cannot be a whole number. */
    private String comparable(String number, Signs signs) {
        var key = phones.key(number, signs.country());
        return key == null ? digits(number) : key;
    }

    private static String digits(String number) {
        return number.replaceAll("\\D", "");
    }

    private Set<String> fingerprints(Signs signs, Function<String, Stream<String>> forms) {
        var address = Optional.ofNullable(MatchKeys.email(signs.email())).map(key -> "email|" + key);
        var name = Optional.ofNullable(MatchKeys.name(signs.lastName()));
        var numbers = Stream.of(Optional.ofNullable(signs.phone()), Optional.ofNullable(signs.mobile()))
                .flatMap(Optional::stream)
                .flatMap(forms)
                .filter(form -> !form.isEmpty())
                .flatMap(form -> name.map(key -> "phone|" + form + "|" + key).stream());
        return Stream.concat(address.stream(), numbers)
                .map(word -> tokens.fingerprint(PURPOSE, word))
                .collect(Collectors.toSet());
    }
}
