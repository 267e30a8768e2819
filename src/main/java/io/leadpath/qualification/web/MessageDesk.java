package io.leadpath.qualification.web;

import static io.leadpath.security.Permission.SEND_MESSAGES;

import io.leadpath.lead.ConvertedLeads;
import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.Leads;
import io.leadpath.qualification.LeadMessages;
import io.leadpath.qualification.LeadMessages.Message;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Who may tell a lead's path what happened, over REST and on the lead's page. */
@Component
class MessageDesk {
    private final Leads leads;
    private final ConvertedLeads converted;
    private final LeadMessages messages;

    MessageDesk(Leads leads, ConvertedLeads converted, LeadMessages messages) {
        this.leads = leads;
        this.converted = converted;
        this.messages = messages;
    }

    /** Refuses whoever may not (403), and messages to a converted lead (409). */
    void checkMaySend(String id, CurrentUser user) {
        user.require(SEND_MESSAGES);
        var lead = leads.get(id);
        LeadAccess.checkReach(lead, user);
        LeadAccess.checkOwn(lead, user);
        converted.refuse(lead);
    }

    /** Whether the page should offer it. */
    boolean maySend(String id, CurrentUser user) {
        try {
            checkMaySend(id, user);
            return true;
        } catch (BusinessException e) {
            return false;
        }
    }

    /** Refuses (409) what the lead does not wait for. */
    void send(String id, Message message, Instant meetingAt) {
        if (!messages.send(id, message, meetingAt)) {
            throw new BusinessException(
                    ErrorCode.INVALID_STATUS, "The lead's path does not wait for this now (" + message + ").");
        }
    }
}
