package io.leadpath.conversion;

import io.leadpath.account.Accounts;
import io.leadpath.account.Contacts;
import io.leadpath.conversion.ConversionResult.Became;
import io.leadpath.conversion.ConversionResult.BecameOpportunity;
import io.leadpath.opportunity.Opportunities;
import org.springframework.stereotype.Service;

/** Tells of past conversions in the shape of their result, with the names that the records have today. */
@Service
public class ConversionArchive {
    private final Conversions conversions;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Opportunities opportunities;

    ConversionArchive(Conversions conversions, Accounts accounts, Contacts contacts, Opportunities opportunities) {
        this.conversions = conversions;
        this.accounts = accounts;
        this.contacts = contacts;
        this.opportunities = opportunities;
    }

    /** The conversion, or a refusal (404). */
    public Conversion get(String id) {
        return conversions.get(id);
    }

    public ConversionResult resultOf(Conversion conversion) {
        var account = accounts.get(conversion.accountId()).details();
        var contact = contacts.get(conversion.contactId()).details();
        return new ConversionResult(
                conversion.leadId(),
                conversion.id(),
                conversion.convertedAt(),
                conversion.convertedBy(),
                conversion.choice(),
                new Became(conversion.accountId(), account.name(), conversion.accountCreated()),
                new Became(conversion.contactId(), contact.fullName(), conversion.contactCreated()),
                conversion.opportunityId() == null ? null : opportunity(conversion),
                conversion.filledFields(),
                conversion.notCarriedFields());
    }

    private BecameOpportunity opportunity(Conversion conversion) {
        var deal = opportunities.get(conversion.opportunityId()).details();
        return new BecameOpportunity(
                conversion.opportunityId(),
                deal.name(),
                conversion.opportunityCreated(),
                deal.amount(),
                deal.closeDate(),
                deal.stage(),
                deal.owner());
    }
}
