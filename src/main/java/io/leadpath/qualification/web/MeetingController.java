package io.leadpath.qualification.web;

import static io.leadpath.security.Permission.READ_LEADS;

import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.Leads;
import io.leadpath.qualification.Meeting;
import io.leadpath.qualification.Meetings;
import io.leadpath.security.CurrentUser;
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
    private final Meetings meetings;
    private final MeetingDesk desk;

    MeetingController(Leads leads, Meetings meetings, MeetingDesk desk) {
        this.leads = leads;
        this.meetings = meetings;
        this.desk = desk;
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
            description =
                    "By the meeting's account executive or a manager; 409 when no meeting is planned, when it has begun,"
                            + " or when it has no account executive now.")
    @PostMapping("/meeting/decline")
    Meeting decline(@PathVariable String id, CurrentUser user) {
        return desk.decline(id, user);
    }

    @Operation(
            summary = "Confirm the meeting",
            description = "The meeting's account executive confirms it for that side; the lead's SDR or a manager"
                    + " records that the lead confirmed. 409 when no meeting is planned.")
    @PostMapping("/meeting/confirm")
    Meeting confirm(@PathVariable String id, CurrentUser user) {
        return desk.confirm(id, user);
    }
}
