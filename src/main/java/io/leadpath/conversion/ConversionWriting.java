package io.leadpath.conversion;

import io.leadpath.account.Account;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.Contacts;
import io.leadpath.activity.Activities;
import io.leadpath.conversion.ConversionPlan.Ids;
import io.leadpath.lead.LeadConverted;
import io.leadpath.lead.Leads;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.security.CurrentUser;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Carries a plan out. The very first write marks the lead with all the ids it becomes, and its row count decides who was
 * first; only the first writes anything else.
 */
@Component
class ConversionWriting {
    private final Leads leads;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Opportunities opportunities;
    private final Activities activities;
    private final Conversions conversions;
    private final PreparedConversions prepared;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConversionWriting(
            Leads leads,
            Accounts accounts,
            Contacts contacts,
            Opportunities opportunities,
            Activities activities,
            Conversions conversions,
            PreparedConversions prepared,
            ApplicationEventPublisher events,
            Clock clock) {
        this.leads = leads;
        this.accounts = accounts;
        this.contacts = contacts;
        this.opportunities = opportunities;
        this.activities = activities;
        this.conversions = conversions;
        this.prepared = prepared;
        this.events = events;
        this.clock = clock;
    }

    /** Must run in a transaction. Empty when somebody else was first: then nothing was written. */
    Optional<ConversionResult> write(ConversionPlan plan, CurrentUser who) {
        var deal = plan.opportunity();
        var ids = new Ids(idOf(plan.account()), idOf(plan.contact()), deal == null ? null : idOf(deal));
        var converted = new LeadConverted(
                plan.lead().id(),
                newId(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                who.id(),
                ids.account(),
                ids.contact(),
                ids.opportunity());
        if (!leads.markConverted(converted.leadId(), converted)) {
            return Optional.empty();
        }
        writeRecords(plan, ids, converted);
        conversions.add(conversion(plan, ids, converted));
        activities.carryOver(converted.leadId(), ids.account(), ids.contact(), ids.opportunity());
        prepared.delete(converted.leadId());
        events.publishEvent(converted);
        return Optional.of(plan.result(converted.conversionId(), converted.convertedAt(), who.id(), ids));
    }

    private void writeRecords(ConversionPlan plan, Ids ids, LeadConverted converted) {
        var account = plan.account();
        if (account.isNew()) {
            accounts.add(new Account(ids.account(), account.details(), converted.convertedAt(), 0));
        } else if (account.isChanged()) {
            accounts.edit(ids.account(), account.details(), account.version());
        }
        var contact = plan.contact();
        if (contact.isNew()) {
            contacts.add(new Contact(ids.contact(), ids.account(), contact.details(), converted.convertedAt(), 0));
        } else if (contact.isChanged()) {
            contacts.edit(ids.contact(), contact.details(), contact.version());
        }
        var deal = plan.opportunity();
        if (deal == null) {
            return;
        }
        if (deal.isNew()) {
            opportunities.add(new Opportunity(
                    ids.opportunity(), ids.account(), converted.leadId(), deal.details(), converted.convertedAt(), 0));
        } else if (deal.isChanged()) {
            opportunities.edit(ids.opportunity(), deal.details(), deal.version());
        }
        opportunities.addContact(ids.opportunity(), ids.contact());
    }

    private static Conversion conversion(ConversionPlan plan, Ids ids, LeadConverted converted) {
        var deal = plan.opportunity();
        return new Conversion(
                converted.conversionId(),
                converted.leadId(),
                plan.lead().status(),
                converted.convertedAt(),
                converted.convertedBy(),
                plan.choice(),
                ids.account(),
                plan.account().isNew(),
                ids.contact(),
                plan.contact().isNew(),
                ids.opportunity(),
                deal != null && deal.isNew(),
                plan.owner(),
                deal == null ? null : deal.details().amount(),
                plan.filledFields(),
                plan.notCarriedFields(),
                plan.reasons());
    }

    private static String idOf(Target<?> target) {
        return target.isNew() ? newId() : target.id();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
