package io.leadpath.opportunity;

import io.leadpath.account.ContactDetails;
import io.leadpath.account.Contacts;
import io.leadpath.account.ReturningContacts;
import io.leadpath.lead.EarlierOptOuts;
import io.leadpath.lead.LeadSources;
import io.leadpath.security.CurrentUser;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deals that were lost for now: when their day comes, the contact becomes a lead again. */
@Service
@Transactional
public class LostDeals {
    private static final String STEP = "startNewLead";
    private static final String NO_LEAD = "NO_LEAD";

    private final Opportunities opportunities;
    private final Contacts contacts;
    private final EarlierOptOuts optOuts;
    private final ReturningContacts returning;
    private final PursuitNotes notes;

    LostDeals(
            Opportunities opportunities,
            Contacts contacts,
            EarlierOptOuts optOuts,
            ReturningContacts returning,
            PursuitNotes notes) {
        this.opportunities = opportunities;
        this.contacts = contacts;
        this.optOuts = optOuts;
        this.returning = returning;
        this.notes = notes;
    }

    /**
     * Starts a new lead for the deal's primary contact.
     *
     * @return the lead's id; empty when the deal should never have been one, or has no contact, or one who was erased
     *     or wants no further contact, which they may have said as a lead
     */
    public Optional<String> takeUpAgain(String opportunityId) {
        var deal = opportunities.get(opportunityId);
        if (deal.isCreatedInError()) {
            notes.note(deal, STEP, NO_LEAD, "It was created in error.", CurrentUser.SYSTEM);
            return Optional.empty();
        }
        var contact = opportunities.contactRoles(opportunityId).stream()
                .findFirst()
                .map(role -> contacts.get(role.contactId()));
        if (contact.isEmpty()
                || contacts.isErased(contact.get())
                || optedOut(contact.get().details())) {
            notes.note(deal, STEP, NO_LEAD, "There is nobody to be contacted again.", CurrentUser.SYSTEM);
            return Optional.empty();
        }
        var why = deal.details().closedReason() == null
                ? ""
                : " It was lost: " + deal.details().closedReason();
        var received = returning.newInterest(
                contact.get().id(),
                LeadSources.OTHER,
                "Lost opportunity, wake-up date",
                "The opportunity \"" + deal.details().name() + "\" is to be taken up again." + why,
                CurrentUser.SYSTEM);
        notes.note(deal, STEP, "NEW_LEAD", null, CurrentUser.SYSTEM);
        return Optional.of(received.lead().id());
    }

    private boolean optedOut(ContactDetails contact) {
        return contact.doNotCall() && contact.emailOptOut()
                || optOuts.of(contact.email()).isUnreachable();
    }
}
