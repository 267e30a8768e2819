package io.leadpath.lead.web;

import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake;
import io.leadpath.lead.LeadIntake.Received;
import io.leadpath.lead.LeadOwners;
import io.leadpath.security.CurrentUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records a lead that somebody typed in, over REST and on the form. */
@Service
@Transactional
class LeadDesk {
    private final LeadIntake intake;
    private final LeadOwners owners;

    LeadDesk(LeadIntake intake, LeadOwners owners) {
        this.intake = intake;
        this.owners = owners;
    }

    /** Leaves nothing behind when the enquiry would be added to a lead that the user does not reach (403). */
    Received receive(LeadDetails details, CurrentUser user) {
        LeadAccess.checkCreate(details, user);
        owners.check(details.owner());
        var received = intake.receive(new LeadIntake.Enquiry(details), user);
        LeadAccess.checkReach(received.lead(), user);
        return received;
    }
}
