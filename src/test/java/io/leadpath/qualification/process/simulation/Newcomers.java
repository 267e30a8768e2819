package io.leadpath.qualification.process.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake;
import io.leadpath.security.CurrentUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Those who show interest: new people, people who come back, some from blocked domains, some from files. */
class Newcomers {
    private static final List<String> SOURCES =
            List.of("WEB", "PHONE_INQUIRY", "PARTNER_REFERRAL", "PURCHASED_LIST", "OTHER");
    private static final int COMPANIES_PER_HUNDRED_PEOPLE = 70;
    private static final int PARTNERS = 3;

    private final LeadIntake intake;
    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final Agenda agenda;
    private final Dice dice;
    private final List<String> partners = new ArrayList<>();
    private final List<Map<String, Object>> people = new ArrayList<>();
    private final Deck<String> kinds;
    private int merged;

    Newcomers(
            LeadIntake intake,
            Accounts accounts,
            TransactionTemplate transaction,
            ObjectMapper json,
            Agenda agenda,
            Dice dice) {
        this.intake = intake;
        this.accounts = accounts;
        this.transaction = transaction;
        this.json = json;
        this.agenda = agenda;
        this.dice = dice;
        kinds = dice.deck(
                "new",
                "new",
                "new",
                "new",
                "new",
                "new",
                "new",
                "new",
                "new",
                "imported",
                "imported",
                "partner's",
                "partner's",
                "partner's",
                "known",
                "known",
                "blocked",
                "owned");
    }

    void partnersExist() {
        for (int i = 0; i < PARTNERS; i++) {
            partners.add(newAccount("Partner " + (i + 1), null));
        }
    }

    private String newAccount(String name, String owner) {
        var id = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status -> accounts.add(new Account(
                id,
                new AccountDetails(name, null, null, null, null, null, null, null, null, null, null, null, owner),
                agenda.now(),
                0)));
        return id;
    }

    /** How many enquiries were added to a lead that was there already. */
    int merged() {
        return merged;
    }

    /** True when it became a lead of its own. */
    boolean somebodyEnquires() {
        var kind = kinds.draw();
        var isKnown = kind.equals("known") && !people.isEmpty();
        var person = isKnown ? new HashMap<>(dice.oneOf(people)) : newPerson(kind);
        var createdAt = kind.equals("imported") ? agenda.now().minus(Duration.ofDays(dice.below(60))) : null;
        return receive(person, createdAt, kind.equals("imported"));
    }

    private boolean receive(Map<String, Object> person, Instant createdAt, boolean imported) {
        var details = json.convertValue(person, LeadDetails.class);
        var received = intake.receive(new LeadIntake.Enquiry(details, createdAt, null, imported), CurrentUser.SYSTEM);
        if (received.merged()) {
            merged++;
        }
        return !received.merged();
    }

    private Map<String, Object> newPerson(String kind) {
        var number = people.size() + 1;
        var company = 1 + dice.below(Math.max(10, number * COMPANIES_PER_HUNDRED_PEOPLE / 100));
        var person = new HashMap<String, Object>();
        person.put("lastName", "Person" + number);
        person.put("email", "person" + number + (kind.equals("blocked") ? "@spam.invalid" : "@example.com"));
        person.put("source", dice.oneOf(SOURCES));
        if (!dice.chance(10)) {
            person.put("company", "Company " + company);
        }
        if (dice.chance(60)) {
            person.put("rating", dice.oneOf(List.of("HOT", "WARM", "COLD")));
        }
        if (dice.chance(40)) {
            person.put("employees", 1 + dice.below(5000));
        }
        if (kind.equals("partner's")) {
            person.put("partnerAccountId", dice.oneOf(partners));
        }
        if (kind.equals("owned")) {
            person.put("owner", dice.oneOf(List.of("sdr", "sdr2", "ae", "nobody")));
        }
        people.add(person);
        return person;
    }
}
