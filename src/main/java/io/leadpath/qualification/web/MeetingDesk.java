package io.leadpath.qualification.web;

import static io.leadpath.security.Permission.CONFIRM_MEETINGS;
import static io.leadpath.security.Permission.DECLINE_MEETINGS;

import io.leadpath.lead.ConvertedLeads;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.Leads;
import io.leadpath.qualification.Meeting;
import io.leadpath.qualification.MeetingAnswers;
import io.leadpath.qualification.Meetings;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who of us may answer for whom to a meeting, over REST and on the lead's page. */
@Service
@Transactional
class MeetingDesk {
    private final Leads leads;
    private final ConvertedLeads converted;
    private final Meetings meetings;
    private final MeetingAnswers answers;

    MeetingDesk(Leads leads, ConvertedLeads converted, Meetings meetings, MeetingAnswers answers) {
        this.leads = leads;
        this.converted = converted;
        this.meetings = meetings;
        this.answers = answers;
    }

    /** The meeting's account executive, or a manager, says that the AE cannot hold it. */
    Meeting decline(String id, CurrentUser user) {
        user.require(DECLINE_MEETINGS);
        var lead = reached(id, user);
        meetings.pending(id)
                .filter(meeting -> !isAeOf(meeting, user) && !isManager(user))
                .ifPresent(meeting -> {
                    throw BusinessException.forbidden("This meeting is somebody else's.");
                });
        var meeting = planned(lead);
        if (!answers.decline(id, user)) {
            throw new BusinessException(
                    ErrorCode.INVALID_STATUS,
                    meeting.ae() == null
                            ? "This meeting has no account executive who could decline it."
                            : "This meeting has begun: complete its task and say how it went.");
        }
        return meetings.pending(id).orElse(meeting);
    }

    /** The meeting's account executive confirms for that side; the SDR or a manager for the lead. */
    Meeting confirm(String id, CurrentUser user) {
        user.require(CONFIRM_MEETINGS);
        var lead = reached(id, user);
        var pending = meetings.pending(id);
        var isAe = pending.filter(meeting -> isAeOf(meeting, user)).isPresent();
        if (pending.isPresent() && !isAe) {
            checkSpeaksForLead(lead, pending.get(), user);
        }
        planned(lead);
        if (isAe) {
            meetings.confirmByAe(id, user);
        } else {
            meetings.confirmByLead(id, user);
        }
        return meetings.pending(id).orElseThrow();
    }

    /** Whether the user is who the pending meeting is offered to. */
    boolean isAe(Meeting meeting, CurrentUser user) {
        return user.may(CONFIRM_MEETINGS) && isAeOf(meeting, user);
    }

    /** Whether the user may record that the lead confirmed. */
    boolean speaksForLead(Lead lead, Meeting meeting, CurrentUser user) {
        try {
            checkSpeaksForLead(lead, meeting, user);
            return user.may(CONFIRM_MEETINGS) && !isAeOf(meeting, user);
        } catch (BusinessException e) {
            return false;
        }
    }

    private Lead reached(String id, CurrentUser user) {
        var lead = leads.lock(id);
        LeadAccess.checkReach(lead, user);
        return lead;
    }

    private Meeting planned(Lead lead) {
        converted.refuse(lead);
        return meetings.pending(lead.id())
                .orElseThrow(() ->
                        new BusinessException(ErrorCode.INVALID_STATUS, "No meeting with this lead is planned now."));
    }

    private static boolean isAeOf(Meeting meeting, CurrentUser user) {
        return user.id().equals(meeting.ae());
    }

    private static boolean isManager(CurrentUser user) {
        return user.has(Role.SALES_MANAGER) || user.has(Role.ADMIN);
    }

    private static void checkSpeaksForLead(Lead lead, Meeting meeting, CurrentUser user) {
        var isSdr = user.has(Role.SDR) && user.id().equals(meeting.sdr());
        if (isSdr || isManager(user)) {
            return;
        }
        if (!user.has(Role.SDR)) {
            throw BusinessException.forbidden("This meeting is somebody else's.");
        }
        LeadAccess.checkOwn(lead, user);
    }
}
