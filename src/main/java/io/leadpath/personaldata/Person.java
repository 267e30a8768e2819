package io.leadpath.personaldata;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One person in the records.
 *
 * @param leads all leads of the person, by id: those of the same e-mail address, contact or merge
 * @param contacts all contacts of the person
 * @param conversions the conversions of these leads
 * @param accounts the accounts these contacts and leads belong to
 * @param ownAccounts those of them that are nothing but the person: made of a lead without a company
 * @param opportunities the deals that the person takes part in
 * @param ownOpportunities those of them in which nobody else takes part
 * @param names full names, by which texts mention the person
 * @param lastNames the last names
 * @param signs e-mail addresses and phone numbers, which are the person's wherever they stand
 */
record Person(
        Set<String> leads,
        Set<String> contacts,
        Set<String> conversions,
        Set<String> accounts,
        Set<String> ownAccounts,
        Set<String> opportunities,
        Set<String> ownOpportunities,
        Set<String> names,
        Set<String> lastNames,
        Set<String> signs) {
    /** SQL knows no empty list. */
    private static final Set<String> NOBODY = Set.of("-");

    /** The parameters of the conditions in {@link PersonalTables}. */
    Map<String, Object> parameters() {
        var all = new LinkedHashSet<>(leads);
        all.addAll(contacts);
        all.addAll(ownAccounts);
        var parameters = new HashMap<String, Object>();
        parameters.put("leads", some(leads));
        parameters.put("contacts", some(contacts));
        parameters.put("conversions", some(conversions));
        parameters.put("accounts", some(accounts));
        parameters.put("ownAccounts", some(ownAccounts));
        parameters.put("opportunities", some(opportunities));
        parameters.put("ownOpportunities", some(ownOpportunities));
        parameters.put("records", some(all));
        parameters.put("signs", some(lowerCase(signs)));
        return parameters;
    }

    private static Set<String> lowerCase(Set<String> texts) {
        return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static Set<String> some(Set<String> ids) {
        return ids.isEmpty() ? NOBODY : ids;
    }
}
