package io.leadpath.conversion;

import io.leadpath.account.Account;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.Contacts;
import io.leadpath.lead.Lead;
import io.leadpath.lead.Leads;
import io.leadpath.matching.Duplicates;
import io.leadpath.matching.Match;
import io.leadpath.matching.MatchType;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.persistence.Window;
import io.leadpath.security.CurrentUser;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the form that prepares a conversion offers: the records the lead may belong to, the likeliest first. */
@Service
public class ConversionChoices {
    /** How many options a list has at most. */
    static final int LIMIT = 20;

    private static final String BY_NAME = Accounts.SORT_COLUMNS.get("name");
    private static final String DEALS_BY_NAME = Opportunities.SORT_COLUMNS.get("name");

    private final Leads leads;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Opportunities opportunities;
    private final Duplicates duplicates;
    private final ConversionDefaults defaults;

    ConversionChoices(
            Leads leads,
            Accounts accounts,
            Contacts contacts,
            Opportunities opportunities,
            Duplicates duplicates,
            ConversionDefaults defaults) {
        this.leads = leads;
        this.accounts = accounts;
        this.contacts = contacts;
        this.opportunities = opportunities;
        this.duplicates = duplicates;
        this.defaults = defaults;
    }

    /** One entry of a list: what people read and the record's id. */
    public record Option(String label, String value) {}

    /**
     * @param accounts accounts the lead may belong to, at most 20
     * @param contacts contacts of these accounts, at most 20
     * @param opportunities open opportunities of these accounts, at most 20
     * @param accountId the account to preselect: known, or of equal e-mail or name; null when nothing is that close
     * @param contactId the contact of that account to preselect; null when nobody is that close
     * @param opportunityName a new opportunity's name unless another is given; null when the default is too long
     * @param closeDate a new opportunity's close date unless another is given
     */
    public record Choices(
            List<Option> accounts,
            List<Option> contacts,
            List<Option> opportunities,
            String accountId,
            String contactId,
            String opportunityName,
            LocalDate closeDate) {}

    @Transactional(readOnly = true)
    public Choices forLead(String leadId) {
        return forLead(leadId, null);
    }

    /** As {@link #forLead(String)}, with the accounts and open opportunities in which these words are found. */
    @Transactional(readOnly = true)
    public Choices forLead(String leadId, String words) {
        var lead = leads.get(leadId);
        var matches = duplicates.of(lead, CurrentUser.SYSTEM);
        var samePerson = samePerson(lead, matches);
        var likely = likelyAccounts(samePerson, matches);
        var offered = firstOf(likely, foundAndSimilarAccounts(lead, matches, words), Account::id);
        var best = likely.isEmpty() ? null : likely.get(0).id();
        return new Choices(
                offered.values().stream()
                        .map(account -> new Option(label(account), account.id()))
                        .toList(),
                people(samePerson, offered.keySet()).stream()
                        .map(person -> new Option(label(person, offered), person.id()))
                        .toList(),
                Stream.concat(
                                foundDeals(words),
                                offered.values().stream().flatMap(account -> opportunities.openOf(account.id()).stream()
                                        .map(deal -> new Option(label(deal, account), deal.id()))))
                        .distinct()
                        .limit(LIMIT)
                        .toList(),
                best,
                samePerson.stream()
                        .filter(person -> person.accountId().equals(best))
                        .map(Contact::id)
                        .findFirst()
                        .orElse(null),
                defaults.opportunityName(lead),
                defaults.closeDate());
    }

    /** The contact who came back, and those with the lead's e-mail address. */
    private List<Contact> samePerson(Lead lead, List<Match> matches) {
        return Stream.concat(
                        Stream.ofNullable(lead.details().contactId()),
                        matches.stream()
                                .filter(match -> match.type() == MatchType.CONTACT && match.blocking())
                                .map(Match::id))
                .distinct()
                .map(contacts::find)
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Account> foundAndSimilarAccounts(Lead lead, List<Match> matches, String words) {
        var similar = similarAccounts(lead, matches);
        return words == null
                ? similar
                : Stream.concat(withWords(words).stream(), similar.stream()).toList();
    }

    private Stream<Option> foundDeals(String words) {
        return words == null
                ? Stream.empty()
                : opportunities
                        .slice(words, null, true, new Window(DEALS_BY_NAME, true, 0, LIMIT, null))
                        .rows()
                        .stream()
                        .map(deal -> new Option(label(deal, accounts.get(deal.accountId())), deal.id()));
    }

    private List<Account> withWords(String words) {
        return accounts.slice(words, new Window(BY_NAME, true, 0, LIMIT, null)).rows();
    }

    private List<Account> likelyAccounts(List<Contact> samePerson, List<Match> matches) {
        return Stream.concat(
                        samePerson.stream().map(Contact::accountId),
                        matches.stream()
                                .filter(match -> match.type() == MatchType.ACCOUNT && match.blocking())
                                .map(Match::id))
                .distinct()
                .map(accounts::get)
                .toList();
    }

    /** Accounts that match less than that, then those that share the first word of the company's name. */
    private List<Account> similarAccounts(Lead lead, List<Match> matches) {
        return Stream.concat(
                        matches.stream()
                                .filter(match -> match.type() == MatchType.ACCOUNT)
                                .map(match -> accounts.get(match.id())),
                        accounts.ofFirstWord(lead.details().company(), LIMIT).stream())
                .toList();
    }

    private List<Contact> people(List<Contact> samePerson, Collection<String> accountIds) {
        var others = accountIds.stream()
                .flatMap(account -> contacts.ofAccount(account).stream())
                .limit(LIMIT)
                .toList();
        var offered = samePerson.stream()
                .filter(person -> accountIds.contains(person.accountId()))
                .toList();
        return List.copyOf(firstOf(offered, others, Contact::id).values());
    }

    private static <R> Map<String, R> firstOf(List<R> likely, List<R> others, Function<R, String> id) {
        return Stream.concat(likely.stream(), others.stream())
                .collect(Collectors.toMap(id, one -> one, (first, again) -> first, LinkedHashMap::new))
                .entrySet()
                .stream()
                .limit(LIMIT)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (first, again) -> first, LinkedHashMap::new));
    }

    private static String label(Account account) {
        return Stream.of(
                        account.details().name(),
                        account.details().billingCity(),
                        account.details().website())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static String label(Contact person, Map<String, Account> offered) {
        return person.details().fullName() + " ("
                + offered.get(person.accountId()).details().name() + ")";
    }

    private static String label(Opportunity deal, Account account) {
        return deal.details().name() + " (" + account.details().name() + ", "
                + deal.details().stage().label() + ", closes " + deal.details().closeDate() + ")";
    }
}
