package io.leadpath.account;

import io.leadpath.lead.LeadOwners;
import io.leadpath.lead.LeadSources;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes what people know about a contact. */
@Service
@Transactional
public class ContactEditing {
    private final Contacts contacts;
    private final LeadOwners owners;
    private final LeadSources sources;

    ContactEditing(Contacts contacts, LeadOwners owners, LeadSources sources) {
        this.contacts = contacts;
        this.owners = owners;
        this.sources = sources;
    }

    /** Writes the wanted details; a new owner and a new source must exist. What was recorded before is not judged again. */
    public Contact edit(Contact contact, ContactDetails wanted) {
        if (!Objects.equals(wanted.owner(), contact.details().owner())) {
            owners.check(wanted.owner());
        }
        if (!Objects.equals(wanted.source(), contact.details().source())) {
            sources.check(wanted.source());
        }
        return contacts.edit(contact.id(), wanted, contact.version());
    }
}
