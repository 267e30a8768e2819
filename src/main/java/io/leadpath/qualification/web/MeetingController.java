package io.leadpath.qualification.web;

import static io.leadpath.security.Permission.CONFIRM_MEETINGS;
import static io.leadpath.security.Permission.DECLINE_MEETINGS;
import static io.leadpath.security.Permission.READ_LEADS;

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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Qualification path")
@RestController
@RequestMapping("/api/leads/{id}")
class MeetingController {
    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar;charset=UTF-8;method=PUBLISH");

    private final Leads leads;
    private final ConvertedLeads converted;
    private final Meetings meetings;
    private final MeetingAnswers answers;

    MeetingController(Leads leads, ConvertedLeads converted, Meetings meetings, MeetingAnswers answers) {
        this.leads = leads;
        this.converted = converted;
        this.meetings = meetings;
        this.answers = answers;
    }

    @Operation(summary = "The lead's next meeting for a calendar", description = "404 when none is planned.")
    @ApiResponse(responseCode = "200", description = "iCalendar", content = @Content(mediaType = "text/calendar"))
    @GetMapping("/meeting.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String id, CurrentUser user) {
        user.require(READ_LEADS);
        LeadAccess.checkReach(leads.get(id), user);
        var calendar = meetings.calendarOf(id)
                .orElseThrow(() -> new BusinessException(ErrorCode.NOT_FOUND, "No meeting with this lead is planned."));
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("meeting.ics")
                                .build()
                                .toString())
                .body(calendar.getBytes(StandardCharsets.UTF_8));
    }

    @Operation(
            summary = "Say that the account executive cannot hold the meeting",
            description = "By the meeting's account executive or a manager; 409 when no meeting is planned.")
    @PostMapping("/meeting/decline")
    @Transactional
    public Meeting decline(@PathVariable String id, CurrentUser user) {
        user.require(DECLINE_MEETINGS);
        var lead = reached(id, user);
        meetings.pending(id)
                .filter(meeting -> !isAeOf(meeting, user) && !isManager(user))
                .ifPresent(meeting -> {
                    throw BusinessException.forbidden("This meeting is somebody else's.");
                });
        var meeting = planned(lead);
        answers.decline(id, user);
        return meetings.pending(id).orElse(meeting);
    }

    @Operation(
            summary = "Confirm the meeting",
            description = "The meeting's account executive confirms it for that side; the lead's SDR or a manager"
                    + " records that the lead confirmed. 409 when no meeting is planned.")
    @PostMapping("/meeting/confirm")
    @Transactional
    public Meeting confirm(@PathVariable String id, CurrentUser user) {
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
