package io.leadpath.personaldata;

import io.leadpath.account.Contact;
import io.leadpath.account.Contacts;
import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.activity.ActivityType;
import io.leadpath.lead.DoNotRecord;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadLifecycle;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.persistence.Rows;
import io.leadpath.personaldata.Erasures.Kind;
import io.leadpath.personaldata.PersonalTable.Treatment;
import io.leadpath.qualification.LeadMessages;
import io.leadpath.qualification.LeadMessages.Message;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Validation;
import io.leadpath.shared.Values;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person may ask for: to see everything that is kept, and that it is erased. An erasure blanks names, addresses
 * and free text; ids, codes, amounts and dates stay, and with them every figure.
 */
@Service
public class PersonalData {
    private final People people;
    private final TableRows rows;
    private final Erasures erasures;
    private final DoNotRecord doNotRecord;
    private final Leads leads;
    private final Contacts contacts;
    private final LeadLifecycle lifecycle;
    private final LeadMessages messages;
    private final Activities activities;
    private final JdbcClient jdbc;
    private final Clock clock;

    PersonalData(
            People people,
            TableRows rows,
            Erasures erasures,
            DoNotRecord doNotRecord,
            Leads leads,
            Contacts contacts,
            LeadLifecycle lifecycle,
            LeadMessages messages,
            Activities activities,
            JdbcClient jdbc,
            Clock clock) {
        this.people = people;
        this.rows = rows;
        this.erasures = erasures;
        this.doNotRecord = doNotRecord;
        this.leads = leads;
        this.contacts = contacts;
        this.lifecycle = lifecycle;
        this.messages = messages;
        this.activities = activities;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Everything about one person.
     *
     * @param records the rows by kind of record, with their fields
     */
    public record Export(
            Instant exportedAt,
            List<String> leadIds,
            List<String> contactIds,
            Map<String, List<Map<String, Object>>> records) {}

    /** @param reason why the person is erased, without naming the person */
    public record Request(@NotBlank @Size(max = 1000) String reason) {
        public Request {
            reason = Values.text(reason);
        }
    }

    /** Refuses (403) whoever may not erase, and (404) what is no lead: before the content is looked at. */
    public void checkLeadErasable(String leadId, CurrentUser who) {
        who.require(Permission.ERASE_PERSONS);
        leads.get(leadId);
    }

    /** As {@link #checkLeadErasable}, for a contact. */
    public void checkContactErasable(String contactId, CurrentUser who) {
        who.require(Permission.ERASE_PERSONS);
        contacts.get(contactId);
    }

    @Transactional(readOnly = true)
    public Export exportLead(String leadId, CurrentUser who) {
        who.require(Permission.EXPORT_PERSONAL_DATA);
        leads.get(leadId);
        return export(people.ofLead(leadId));
    }

    @Transactional(readOnly = true)
    public Export exportContact(String contactId, CurrentUser who) {
        who.require(Permission.EXPORT_PERSONAL_DATA);
        contacts.get(contactId);
        return export(people.ofContact(contactId));
    }

    /**
     * Erases the person whom the lead is about; a lead in progress is withdrawn first.
     *
     * @throws BusinessException 400 when the reason names the person, 409 when the person was erased before
     */
    @Transactional
    public Erasure eraseLead(String leadId, Request request, CurrentUser who) {
        checkLeadErasable(leadId, who);
        leads.lock(leadId);
        return erase(people.ofLead(leadId), Kind.LEAD, leadId, request, who);
    }

    /** As {@link #eraseLead}, for the person who is the contact. */
    @Transactional
    public Erasure eraseContact(String contactId, Request request, CurrentUser who) {
        checkContactErasable(contactId, who);
        contacts.lock(contactId);
        return erase(people.ofContact(contactId), Kind.CONTACT, contactId, request, who);
    }

    private Export export(Person person) {
        var records = new TreeMap<String, List<Map<String, Object>>>();
        for (var table : PersonalTables.ALL) {
            if (table.treatment() != Treatment.DELETE_COPY && !table.isOfTheEngine()) {
                var found = records.computeIfAbsent(TableRows.fieldName(table.name()), name -> new ArrayList<>());
                rows.read(table, person).stream()
                        .filter(row -> !found.contains(row))
                        .forEach(found::add);
            }
        }
        return new Export(clock.instant(), List.copyOf(person.leads()), List.copyOf(person.contacts()), records);
    }

    private Erasure erase(Person person, Kind kind, String recordId, Request request, CurrentUser who) {
        var reason = Validation.valid(request).reason();
        var ofLeads = person.leads().stream().map(leads::lock).toList();
        var ofContacts = person.contacts().stream().map(contacts::lock).toList();
        refuseNames(reason, person);
        refuseSecond(kind, recordId, ofLeads, ofContacts);
        ofLeads.forEach(this::withdraw);
        respectOptOuts(ofLeads, ofContacts);
        var counts = blank(person);
        var erasure = new Erasure(
                UUID.randomUUID().toString(),
                reason,
                who.id(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                List.copyOf(person.leads()),
                List.copyOf(person.contacts()),
                counts);
        erasures.add(erasure);
        person.leads()
                .forEach(lead -> activities.log(
                        Activity.onLead(lead, ActivityType.NOTE, "PERSON_ERASED", null, who.id(), erasure.erasedAt())));
        return erasure;
    }

    private static void refuseNames(String reason, Person person) {
        var words = reason.toLowerCase(Locale.ROOT);
        var isNamed = Stream.concat(person.names().stream(), person.signs().stream())
                        .anyMatch(sign -> words.contains(sign.toLowerCase(Locale.ROOT)))
                || person.lastNames().stream().anyMatch(reason::contains);
        if (isNamed) {
            throw BusinessException.invalid(
                    "reason",
                    ErrorCode.INVALID_VALUE,
                    "'reason' names the person. It is kept: say why without saying who.");
        }
    }

    /** What somebody wrote down after an erasure can be erased as well. */
    private void refuseSecond(Kind kind, String recordId, List<Lead> ofLeads, List<Contact> ofContacts) {
        var isErased = Stream.concat(
                        ofLeads.stream().map(lead -> lead.details().lastName()),
                        ofContacts.stream().map(contact -> contact.details().lastName()))
                .allMatch(PersonalTables.ERASED::equals);
        erasures.last(kind, recordId).filter(last -> isErased).ifPresent(last -> {
            throw new BusinessException(
                    ErrorCode.CONFLICT,
                    "This person was erased already, by " + last.erasedBy() + " on " + last.erasedAt() + ".");
        });
    }

    /** Takes the lead's path along; a lead that has none, or whose path does not listen, is withdrawn all the same. */
    private void withdraw(Lead lead) {
        if (LeadStatus.IN_PROGRESS.contains(lead.status())) {
            messages.send(lead.id(), Message.LeadWithdrawn, null);
            if (LeadStatus.IN_PROGRESS.contains(leads.get(lead.id()).status())) {
                lifecycle.disqualify(lead.id(), "WITHDRAWN", CurrentUser.SYSTEM);
            }
        }
    }

    private void respectOptOuts(List<Lead> ofLeads, List<Contact> ofContacts) {
        var optedOut =
                ofLeads.stream().map(Lead::details).anyMatch(details -> details.doNotCall() || details.emailOptOut())
                        || ofContacts.stream()
                                .map(Contact::details)
                                .anyMatch(details -> details.doNotCall() || details.emailOptOut());
        if (optedOut) {
            ofLeads.stream().map(lead -> lead.details().signs()).forEach(doNotRecord::note);
            ofContacts.stream().map(contact -> contact.details().signs()).forEach(doNotRecord::note);
        }
    }

    private Map<String, Integer> blank(Person person) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var table : PersonalTables.ALL) {
            if (table.treatment() != Treatment.KEEP) {
                counts.merge(TableRows.fieldName(table.name()), rows.erase(table, person), Integer::sum);
            }
        }
        stopMails();
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** Nothing that is blank is sent, nor is the result of an attempt noted that is under way. */
    private void stopMails() {
        jdbc.sql("""
                UPDATE outbox_entry SET state = 'GIVEN_UP', claim = NULL, claimed_until = NULL, ended_at = :now
                 WHERE payload = '' AND state NOT IN ('DELIVERED', 'GIVEN_UP')""").param("now", Rows.columnValue(clock.instant())).update();
    }
}
