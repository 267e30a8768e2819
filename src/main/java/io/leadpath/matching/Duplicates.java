package io.leadpath.matching;

import static io.leadpath.matching.MatchReason.CONTACT_WORKS_THERE;
import static io.leadpath.matching.MatchReason.KNOWN_CONTACT;
import static io.leadpath.matching.MatchReason.OPEN_AT_MATCHING_ACCOUNT;
import static io.leadpath.matching.MatchReason.SAME_COMPANY_NAME;
import static io.leadpath.matching.MatchReason.SAME_EMAIL;

import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadState;
import io.leadpath.matching.Candidates.Question;
import io.leadpath.security.CurrentUser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the records that may be the same as a lead. However many records there are, and however many share one key, a
 * bounded number of rows is read.
 */
@Service
@Transactional(readOnly = true)
public class Duplicates {
    /** How many matches of each kind there are at most, and how many rows are read for each key. */
    static final int LIMIT = 20;

    /** Of how many accounts, the likeliest ones, contacts and open opportunities are looked at. */
    private static final int ACCOUNTS_LOOKED_INTO = 5;

    private final LeadKeys.Reader keys;
    private final Candidates candidates;
    private final Comparison comparison;

    Duplicates(LeadKeys.Reader keys, Candidates candidates, Comparison comparison) {
        this.keys = keys;
        this.candidates = candidates;
        this.comparison = comparison;
    }

    /**
     * Other leads, contacts, accounts and open opportunities that may be the same as the lead or belong to it: the
     * likeliest first, at most 20 of each kind. Left out are what the lead was converted into, leads that were merged
     * into others, and leads that the user does not reach.
     */
    public List<Match> of(Lead lead, CurrentUser who) {
        var own = becameOrIs(lead);
        return search(lead.details()).ranked(match -> !own.contains(match.id()), LeadAccess.seesPartnerLeadsOnly(who));
    }

    private Search search(LeadDetails lead) {
        var search = new Search(keys.of(lead));
        search.addAllByKeys();
        search.addKnownContact(lead.contactId());
        search.addRelated();
        return search;
    }

    /**
     * Only what forbids to make it a second time: contacts with the same e-mail address, accounts whose name means the
     * same. The likeliest first, at most 20 of each kind.
     */
    public List<Match> blocking(LeadDetails lead) {
        var search = new Search(keys.of(lead));
        search.addBlocking();
        return search.ranked(Match::blocking, false);
    }

    private static Set<String> becameOrIs(Lead lead) {
        LeadState state = lead.state();
        return Stream.of(
                        lead.id(),
                        state.convertedAccountId(),
                        state.convertedContactId(),
                        state.convertedOpportunityId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private record Found(Candidate record, Set<MatchReason> reasons) {}

    private record Ranked(Match match, double alike) {
        private static final Comparator<Ranked> LIKELIEST_FIRST = Comparator.comparing(
                        (Ranked ranked) -> ranked.match().score())
                .thenComparing(ranked -> ranked.match().blocking())
                .thenComparing(Ranked::alike)
                .reversed();
    }

    /** One search: what was found so far, by id and in the order it was found. */
    private final class Search {
        private final LeadKeys lead;
        private final Map<String, Found> found = new LinkedHashMap<>();
        private final List<Match> deals = new ArrayList<>();

        private Search(LeadKeys lead) {
            this.lead = lead;
        }

        private void addBlocking() {
            add(Question.CONTACTS_BY_EMAIL, lead.email());
            add(Question.ACCOUNTS_BY_NAME, lead.company());
        }

        private void addAllByKeys() {
            addBlocking();
            add(Question.LEADS_BY_EMAIL, lead.email());
            add(Question.LEADS_BY_COMPANY_AND_LAST_NAME, lead.company(), lead.lastName());
            for (var phone : lead.phones()) {
                add(Question.LEADS_BY_PHONE, phone);
                add(Question.LEADS_BY_MOBILE, phone);
                add(Question.CONTACTS_BY_PHONE, phone);
                add(Question.CONTACTS_BY_MOBILE, phone);
                add(Question.ACCOUNTS_BY_PHONE, phone);
            }
            add(Question.LEADS_BY_PERSON, lead.person());
            add(Question.CONTACTS_BY_PERSON, lead.person());
            add(Question.ACCOUNTS_BY_NAME, lead.personAsCompany());
            add(Question.LEADS_BY_COMPANY, lead.company());
            add(Question.LEADS_BY_SIMILAR_COMPANY, lead.similarCompany());
            add(Question.ACCOUNTS_BY_SIMILAR_NAME, lead.similarCompany());
            add(Question.ACCOUNTS_BY_FIRST_WORD, lead.firstWord());
            add(Question.LEADS_BY_DOMAIN, lead.domain());
            add(Question.ACCOUNTS_BY_DOMAIN, lead.domain());
            add(Question.ACCOUNTS_BY_DOMAIN, lead.emailDomain());
        }

        private void addKnownContact(String contactId) {
            add(Question.CONTACT_BY_ID, contactId);
            var known = found.get(contactId);
            if (known != null) {
                known.reasons().add(KNOWN_CONTACT);
                add(known.record().accountId(), KNOWN_CONTACT);
            }
        }

        /** Accounts of contacts with the same address, namesakes and open deals at the likeliest accounts. */
        private void addRelated() {
            contacts(SAME_EMAIL).forEach(contact -> add(contact.record().accountId(), CONTACT_WORKS_THERE));
            for (var account : likeliestAccounts()) {
                add(Question.CONTACTS_BY_ACCOUNT_AND_LAST_NAME, account.id(), lead.lastName());
                candidates.openDeals(account.id(), LIMIT).forEach(deal -> deals.add(match(deal, account)));
            }
        }

        private List<Found> contacts(MatchReason reason) {
            return found.values().stream()
                    .filter(one -> one.record().type() == MatchType.CONTACT
                            && one.reasons().contains(reason))
                    .limit(ACCOUNTS_LOOKED_INTO)
                    .toList();
        }

        private List<Match> likeliestAccounts() {
            return ranked().filter(match -> match.type() == MatchType.ACCOUNT)
                    .limit(ACCOUNTS_LOOKED_INTO)
                    .toList();
        }

        private void add(String accountId, MatchReason reason) {
            add(Question.ACCOUNT_BY_ID, accountId);
            if (found.containsKey(accountId)) {
                found.get(accountId).reasons().add(reason);
            }
        }

        private void add(Question question, String... keys) {
            candidates.find(question, LIMIT, keys).forEach(this::add);
        }

        private void add(Candidate record) {
            if (record.mergedInto() == null) {
                found.computeIfAbsent(record.id(), id -> {
                    var reasons = EnumSet.noneOf(MatchReason.class);
                    reasons.addAll(comparison.reasons(lead, record));
                    return new Found(record, reasons);
                });
            }
        }

        private List<Match> ranked(Predicate<Match> wanted, boolean partnerLeadsOnly) {
            var all = Stream.concat(ranked(), deals.stream())
                    .filter(wanted)
                    .filter(match -> !partnerLeadsOnly || !isOfNoPartner(match))
                    .toList();
            return Arrays.stream(MatchType.values())
                    .flatMap(type ->
                            all.stream().filter(match -> match.type() == type).limit(LIMIT))
                    .sorted(Comparator.comparing(Match::score)
                            .thenComparing(Match::blocking)
                            .reversed())
                    .toList();
        }

        private boolean isOfNoPartner(Match match) {
            return match.type() == MatchType.LEAD
                    && found.get(match.id()).record().partnerAccountId() == null;
        }

        private Stream<Match> ranked() {
            return found.values().stream()
                    .filter(one -> !one.reasons().isEmpty())
                    .map(one -> new Ranked(match(one.record(), one.reasons()), Comparison.alike(lead, one.record())))
                    .sorted(Ranked.LIKELIEST_FIRST)
                    .map(Ranked::match);
        }
    }

    private static Match match(Candidate record, Set<MatchReason> reasons) {
        var type = record.type();
        var blocking = type == MatchType.ACCOUNT && reasons.contains(SAME_COMPANY_NAME)
                || type == MatchType.CONTACT && reasons.contains(SAME_EMAIL);
        return new Match(
                type,
                record.id(),
                record.nameToShow(),
                List.copyOf(reasons),
                Score.of(type, reasons),
                blocking,
                record.accountId());
    }

    private static Match match(Candidates.Deal deal, Match account) {
        return new Match(
                MatchType.OPPORTUNITY,
                deal.id(),
                deal.name(),
                Stream.of(List.of(OPEN_AT_MATCHING_ACCOUNT), account.reasons())
                        .flatMap(Collection::stream)
                        .toList(),
                Score.ofDeal(account.score()),
                false,
                account.id());
    }
}
