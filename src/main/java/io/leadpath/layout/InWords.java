package io.leadpath.layout;

import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import io.leadpath.shared.Codes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Ids, codes, times and money as people read them; templates know it as {@code say}. One for each request. */
public final class InWords {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private static final Set<String> OF_OWNERS = Set.of("owner", "ae");
    private static final String NONE = "–";

    private final Users users;
    private final String currency;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    InWords(Users users, String currency) {
        this.users = users;
        this.currency = currency;
    }

    /** The name of a user, or of the product itself; empty for nobody. */
    public String who(String userId) {
        if (userId == null) {
            return "";
        }
        return names.computeIfAbsent(userId, id -> CurrentUser.SYSTEM.id().equals(id) ? "Leadpath" : users.nameOf(id));
    }

    /** Who has a record: a user or, where no user has that id, a team; empty for nobody. */
    public String owner(String id) {
        return id == null ? "" : owners.computeIfAbsent(id, one -> owner(one, isTeam(one)));
    }

    /** The same, where the record tells whether it is a team's. */
    public String owner(String id, boolean isTeam) {
        return isTeam ? team(id) : who(id);
    }

    private boolean isTeam(String id) {
        return Role.ofGroup(id).isPresent() && users.find(id).isEmpty();
    }

    /** A team by its group's id; the id itself where it is no team of ours, empty for nobody. */
    private String team(String groupId) {
        return groupId == null
                ? ""
                : Role.ofGroup(groupId).map(role -> role.label() + " (team)").orElse(groupId);
    }

    /** To the minute, in UTC, which the page says; empty for null. */
    public String when(Instant instant) {
        return instant == null ? "" : WHEN.format(instant);
    }

    /** {@code NO_BUDGET} as No budget; empty for null. */
    public String code(Object code) {
        return code == null ? "" : Codes.words(code.toString());
    }

    /** Why something was refused, with fields and codes as people know them. */
    public String refusal(String sentence) {
        return Form.inWords(sentence);
    }

    /** What a changed field said: who has it, a code in words, or the text itself; null as nothing. */
    public String value(String field, boolean ofCodes, String value) {
        if (value == null) {
            return "nothing";
        }
        return OF_OWNERS.contains(field) ? owner(value) : ofCodes ? code(value) : value;
    }

    /** The kind of a BPMN element as people say it: {@code userTask} as user task. */
    public String element(String type) {
        return Codes.words(Codes.toRecord(type)).toLowerCase(Locale.ROOT);
    }

    /** A code and what explains it. */
    public String code(Object code, String explanation) {
        return code(code) + (explanation == null ? "" : ": " + explanation);
    }

    /** Fields of records by their names in the API, {@code account.website} as Website (account). */
    public String fields(List<String> names) {
        return names.stream()
                .map(name -> Codes.words(Codes.toRecord(name.substring(name.indexOf('.') + 1)))
                        + (name.contains(".") ? " (" + name.substring(0, name.indexOf('.')) + ")" : ""))
                .collect(Collectors.joining(", "));
    }

    /** An amount in the company's currency; empty for null. */
    public String money(BigDecimal amount) {
        return amount == null ? "" : String.format(Locale.ROOT, "%s %,.2f", currency, amount);
    }

    /** A part of one as {@code 37.5 %}; a dash for null. */
    public String rate(BigDecimal part) {
        return part == null ? NONE : part.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    /** A length of time in its two largest units, such as {@code 2 d 3 h}; a dash for null. */
    public String time(Long seconds) {
        if (seconds == null) {
            return NONE;
        }
        var time = Duration.ofSeconds(seconds);
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        return time.toHours() > 0 ? time.toHours() + " h " + time.toMinutesPart() + " min" : time.toMinutes() + " min";
    }

    /** The version of a process in its definition's id, such as {@code lead-qualification:3:…}. */
    public String version(String processDefinitionId) {
        var parts = processDefinitionId == null ? new String[0] : processDefinitionId.split(":");
        return parts.length < 2 ? "" : parts[0] + " " + parts[1];
    }
}
