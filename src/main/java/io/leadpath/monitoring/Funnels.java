package io.leadpath.monitoring;

import io.leadpath.conversion.OpportunityChoice;
import io.leadpath.monitoring.Figures.Rates;
import io.leadpath.monitoring.FunnelTables.Count;
import io.leadpath.monitoring.FunnelTables.Leads;
import io.leadpath.monitoring.FunnelTables.StepOfGroup;
import io.leadpath.qualification.RejectionReason;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import io.leadpath.servicelevel.ServiceLevelProperties;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.Codes;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Validation;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of the leads, for whoever asks: SDRs and AEs their own, channel managers what partners brought in. */
@Service
@EnableConfigurationProperties(FunnelSettings.class)
@Transactional(readOnly = true)
public class Funnels {
    private static final String NOBODY = "None";
    private static final String BY_DEFAULT = "source";

    private final FunnelTables tables;
    private final FunnelSettings settings;
    private final Users users;
    private final ZoneId zone;
    private final Clock clock;

    Funnels(
            FunnelTables tables,
            FunnelSettings settings,
            Users users,
            ServiceLevelProperties serviceLevel,
            Clock clock) {
        this.tables = tables;
        this.settings = settings;
        this.users = users;
        this.zone = serviceLevel.businessZone();
        this.clock = clock;
    }

    /**
     * Counts the leads that the user may see and that were received on these days.
     *
     * @throws BusinessException 403 for whoever has no role; 400 when the last day is before the first
     */
    public Funnel of(FunnelQuery query, CurrentUser who) {
        who.require(Permission.SEE_FUNNEL);
        var wanted = withDefaults(Validation.valid(query));
        var leads = new Leads(
                wanted.from().atStartOfDay(zone).toInstant(),
                wanted.to().plusDays(1).atStartOfDay(zone).toInstant(),
                wanted.groupBy(),
                visibleTo(who),
                who.id());
        var counts = tables.counts(leads);
        var now = clock.instant();
        var steps = tables.steps(leads, now);
        return new Funnel(
                wanted.from(),
                wanted.to(),
                zone.getId(),
                wanted.groupBy(),
                figures(counts, tables.stepsOfAll(leads, now)),
                groups(wanted.groupBy(), counts, steps));
    }

    /** The same question with what applies where it says nothing. */
    public FunnelQuery withDefaults(FunnelQuery query) {
        var to = query.to() == null ? LocalDate.ofInstant(clock.instant(), zone) : query.to();
        var from = query.from() == null ? to.minusDays(settings.days() - 1) : query.from();
        if (from.isAfter(to)) {
            throw BusinessException.invalid(
                    "from", ErrorCode.INVALID_VALUE, "'from' must not be later than 'to', which is " + to + ".");
        }
        return new FunnelQuery(from, to, query.groupBy() == null ? BY_DEFAULT : query.groupBy());
    }

    private static List<String> visibleTo(CurrentUser who) {
        var conditions = new ArrayList<String>();
        if (who.may(Permission.SEE_ALL_FIGURES)) {
            return conditions;
        }
        if (who.has(Role.SDR)) {
            conditions.add(FunnelTables.OF_SDR);
        }
        if (who.has(Role.AE)) {
            conditions.add(FunnelTables.OF_AE);
        }
        if (who.has(Role.CHANNEL_MANAGER)) {
            conditions.add(FunnelTables.OF_PARTNERS);
        }
        return conditions;
    }

    private List<Funnel.Group> groups(String groupBy, List<Count> counts, List<StepOfGroup> steps) {
        var countsOf = new HashMap<String, List<Count>>();
        counts.forEach(count -> countsOf.computeIfAbsent(count.group(), key -> new ArrayList<>())
                .add(count));
        var stepsOf = new HashMap<String, List<Figures.Step>>();
        steps.forEach(step ->
                stepsOf.computeIfAbsent(step.group(), key -> new ArrayList<>()).add(step.step()));
        var names = names(groupBy, countsOf.keySet());
        return countsOf.entrySet().stream()
                .map(group -> new Funnel.Group(
                        group.getKey(),
                        group.getKey() == null ? NOBODY : names.get(group.getKey()),
                        figures(group.getValue(), stepsOf.getOrDefault(group.getKey(), List.of()))))
                .sorted(Comparator.comparing((Funnel.Group group) -> group.key() == null)
                        .thenComparing(group -> -group.figures().received())
                        .thenComparing(Funnel.Group::name))
                .toList();
    }

    private Map<String, String> names(String groupBy, Collection<String> keys) {
        var known = keys.stream().filter(Objects::nonNull).toList();
        if (groupBy.equals("partner")) {
            var names = tables.accountNames(known);
            return known.stream().collect(Collectors.toMap(key -> key, key -> names.getOrDefault(key, key)));
        }
        return known.stream()
                .collect(Collectors.toMap(
                        key -> key, key -> groupBy.equals(BY_DEFAULT) ? Codes.words(key) : users.nameOf(key)));
    }

    private static Figures figures(List<Count> counts, List<Figures.Step> steps) {
        var sums = new Sums(counts);
        var choices = new EnumMap<OpportunityChoice, Long>(OpportunityChoice.class);
        Arrays.stream(OpportunityChoice.values())
                .forEach(choice -> choices.put(choice, sums.of("converted", choice.name())));
        var won = sums.of("opportunities", "CLOSED_WON");
        var lost = sums.of("opportunities", "CLOSED_LOST");
        var held = sums.of("meetings", "HELD");
        var noShow = sums.of("meetings", "NO_SHOW");
        var received = sums.of("received");
        return new Figures(
                received,
                sums.of("returning"),
                sums.of("worked"),
                sums.of("meetings"),
                held,
                noShow,
                sums.of("reviewed"),
                sums.of("approved"),
                sums.of("rejected") - sentToAnotherTeam(sums),
                sums.byCode("rejected"),
                sums.of("disputed"),
                sums.of("overturned"),
                sums.of("converted"),
                choices,
                sums.of("lateCredits"),
                sums.of("corrected"),
                won,
                sums.amount("CLOSED_WON"),
                lost,
                sums.amount("CLOSED_LOST"),
                sums.of("opportunities", "IN_ERROR"),
                sums.of("opportunities", "OPEN"),
                sums.amount("OPEN"),
                steps.stream().mapToLong(Figures.Step::deadlineBreaches).sum(),
                new Rates(
                        Rates.of(sums.of("worked"), received),
                        Rates.of(held, held + noShow),
                        Rates.of(sums.of("approved"), sums.of("reviewed")),
                        Rates.of(sums.of("converted"), received),
                        Rates.of(won, won + lost)),
                steps);
    }

    private static long sentToAnotherTeam(Sums sums) {
        return Arrays.stream(RejectionReason.values())
                .filter(RejectionReason::saysAnotherTeam)
                .mapToLong(reason -> sums.of("rejected", reason.name()))
                .sum();
    }

    private record Sums(List<Count> counts) {
        long of(String figure) {
            return sum(count -> count.figure().equals(figure));
        }

        long of(String figure, String code) {
            return sum(count -> count.figure().equals(figure) && count.code().equals(code));
        }

        Map<String, Long> byCode(String figure) {
            return counts.stream()
                    .filter(count -> count.figure().equals(figure))
                    .collect(Collectors.toMap(Count::code, Count::number, Long::sum, TreeMap::new));
        }

        BigDecimal amount(String fate) {
            return counts.stream()
                    .filter(count -> count.figure().equals("opportunities")
                            && count.code().equals(fate))
                    .map(Count::amount)
                    .reduce(new BigDecimal("0.00"), BigDecimal::add);
        }

        private long sum(Predicate<Count> wanted) {
            return counts.stream().filter(wanted).mapToLong(Count::number).sum();
        }
    }
}
