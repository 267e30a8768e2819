package io.leadpath.conversion;

import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Contact;
import io.leadpath.account.ContactDetails;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadDetails;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.OpportunityDetails;
import io.leadpath.opportunity.Stage;
import java.util.List;
import java.util.stream.Stream;

/** Which field of a lead goes where. A reused record keeps what it holds; only its empty fields are filled. */
class LeadMapping {
    private static final AccountDetails NO_ACCOUNT =
            new AccountDetails(null, null, null, null, null, null, null, null, null, null, null, null, null);
    private static final ContactDetails NO_CONTACT = new ContactDetails(
            null, null, null, null, null, null, null, null, null, null, null, null, null, false, false, null);

    private final LeadDetails lead;
    private final Carrying carrying;
    private final boolean hasCompany;

    LeadMapping(Lead lead) {
        this.lead = lead.details();
        this.carrying = new Carrying(lead.details());
        this.hasCompany = lead.details().company() != null;
    }

    /** @param owner owns the account when it is made */
    Target<AccountDetails> account(Account reused, String owner) {
        var held = reused == null ? NO_ACCOUNT : reused.details();
        var details = new AccountDetails(
                hasCompany
                        ? fill("company", lead.company(), "account.name", held.name())
                        : reused == null ? lead.fullName() : held.name(),
                fill("website", lead.website(), "account.website", held.website()),
                held.phone(),
                fill("industry", lead.industry(), "account.industry", held.industry()),
                fill("employees", lead.employees(), "account.employees", held.employees()),
                fill("annualRevenue", lead.annualRevenue(), "account.annualRevenue", held.annualRevenue()),
                fill("rating", lead.rating() == null ? null : lead.rating().name(), "account.rating", held.rating()),
                fill("street", lead.street(), "account.billingStreet", held.billingStreet()),
                fill("city", lead.city(), "account.billingCity", held.billingCity()),
                fill("state", lead.state(), "account.billingState", held.billingState()),
                fill("postalCode", lead.postalCode(), "account.billingPostalCode", held.billingPostalCode()),
                fill("country", lead.country(), "account.billingCountry", held.billingCountry()),
                reused == null ? owner : held.owner());
        return reused == null
                ? Target.make(details)
                : new Target<>(reused.id(), reused.version(), reused.details(), details);
    }

    /**
     * @param owner owns the contact when it is made
     * @param overwriteSource whether the lead's source replaces that of the reused contact
     */
    Target<ContactDetails> contact(Contact reused, String owner, boolean overwriteSource) {
        var held = reused == null ? NO_CONTACT : reused.details();
        var details = new ContactDetails(
                fill("salutation", lead.salutation(), "contact.salutation", held.salutation()),
                fill("firstName", lead.firstName(), "contact.firstName", held.firstName()),
                fill("lastName", lead.lastName(), "contact.lastName", held.lastName()),
                fill("title", lead.title(), "contact.title", held.title()),
                fill("email", lead.email(), "contact.email", held.email()),
                fill("phone", lead.phone(), "contact.phone", held.phone()),
                fill("mobile", lead.mobile(), "contact.mobile", held.mobile()),
                fill("street", lead.street(), "contact.mailingStreet", held.mailingStreet()),
                fill("city", lead.city(), "contact.mailingCity", held.mailingCity()),
                fill("state", lead.state(), "contact.mailingState", held.mailingState()),
                fill("postalCode", lead.postalCode(), "contact.mailingPostalCode", held.mailingPostalCode()),
                fill("country", lead.country(), "contact.mailingCountry", held.mailingCountry()),
                contactSource(held.source(), overwriteSource),
                carrying.optOut("doNotCall", lead.doNotCall(), "contact.doNotCall", held.doNotCall()),
                carrying.optOut("emailOptOut", lead.emailOptOut(), "contact.emailOptOut", held.emailOptOut()),
                reused == null ? owner : held.owner());
        if (reused == null) {
            return Target.make(details);
        }
        if (reused.id().equals(lead.contactId())) {
            carrying.place("contactId");
        }
        return new Target<>(reused.id(), reused.version(), reused.details(), details);
    }

    private String contactSource(String held, boolean overwrite) {
        var replaces = overwrite && lead.source() != null && !lead.source().equals(held);
        return replaces
                ? carrying.overwrite("source", lead.source(), "contact.source")
                : fill("source", lead.source(), "contact.source", held);
    }

    /** An open opportunity the lead is converted into: it keeps everything, and learns the source if it has none. */
    Target<OpportunityDetails> opportunity(Opportunity chosen) {
        var held = chosen.details();
        var details = new OpportunityDetails(
                held.name(),
                held.amount(),
                held.closeDate(),
                held.stage(),
                held.probability(),
                held.type(),
                fill("source", lead.source(), "opportunity.source", held.source()),
                held.nextStep(),
                held.owner(),
                held.partnerAccountId(),
                held.closedReason());
        return new Target<>(chosen.id(), chosen.version(), held, details);
    }

    Target<OpportunityDetails> newOpportunity(NewDeal deal, String owner) {
        carrying.place("source");
        carrying.place("partnerAccountId");
        return Target.make(new OpportunityDetails(
                deal.name(),
                deal.amount(),
                deal.closeDate(),
                Stage.PROSPECTING,
                deal.probability(),
                null,
                lead.source(),
                null,
                owner,
                lead.partnerAccountId(),
                null));
    }

    /** Fields of reused records that took a value of the lead, or with a source its new one. */
    List<String> filled(Target<?> account, Target<?> contact, Target<?> opportunity) {
        return Stream.of(filled("account", account), filled("contact", contact), filled("opportunity", opportunity))
                .flatMap(List::stream)
                .toList();
    }

    List<String> notCarried() {
        return carrying.notCarried();
    }

    private List<String> filled(String record, Target<?> target) {
        return target == null || target.isNew() ? List.of() : carrying.filledOf(record);
    }

    private <T> T fill(String leadField, T offered, String place, T held) {
        return carrying.fill(leadField, offered, place, held);
    }
}
