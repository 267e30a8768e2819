package io.leadpath.imports;

import io.leadpath.lead.LeadIntake.Enquiry;

/** A row understood: the enquiry it holds, or the sentences that say why it cannot be imported. */
record LeadRow(Enquiry enquiry, String refusal) {
    boolean isRefused() {
        return refusal != null;
    }
}
