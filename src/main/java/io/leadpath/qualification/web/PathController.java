package io.leadpath.qualification.web;

import static io.leadpath.security.Permission.MERGE_LEADS;
import static io.leadpath.security.Permission.READ_LEADS;

import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.LeadMerging;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.qualification.Credit;
import io.leadpath.qualification.Credits;
import io.leadpath.qualification.HandOff;
import io.leadpath.qualification.HandOffs;
import io.leadpath.qualification.LeadMessages.Message;
import io.leadpath.qualification.PathStep;
import io.leadpath.qualification.QualificationPath;
import io.leadpath.rest.JsonBody;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Values;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Qualification path")
@RestController
@RequestMapping("/api/leads/{id}")
class PathController {
    private final Leads leads;
    private final QualificationPath path;
    private final HandOffs handOffs;
    private final Credits credits;
    private final MessageDesk desk;
    private final LeadMerging merging;
    private final Clock clock;

    PathController(
            Leads leads,
            QualificationPath path,
            HandOffs handOffs,
            Credits credits,
            MessageDesk desk,
            LeadMerging merging,
            Clock clock) {
        this.leads = leads;
        this.path = path;
        this.handOffs = handOffs;
        this.credits = credits;
        this.desk = desk;
        this.merging = merging;
        this.clock = clock;
    }

    /** A lead's steps in order, and what SDR, AE and manager decided about it. */
    record Path(
            String leadId,
            LeadStatus status,
            String statusReason,
            List<PathStep> steps,
            List<HandOff> handOffs,
            Credit credit) {}

    /** A message for the lead's path; {@code meetingAt} goes with {@code MeetingMoved} only, {@code into} with {@code LeadMerged}. */
    record NewMessage(@NotNull Message name, Instant meetingAt, String into) {}

    record Delivered(String id, Message name) {}

    @Operation(summary = "Where the lead stands: running and passed steps in order")
    @GetMapping("/path")
    Path path(@PathVariable String id, CurrentUser user) {
        user.require(READ_LEADS);
        var lead = leads.get(id);
        LeadAccess.checkReach(lead, user);
        return new Path(
                id,
                lead.status(),
                lead.state().statusReason(),
                path.of(id),
                handOffs.of(id),
                credits.of(id).orElse(null));
    }

    @Operation(summary = "Tell the lead's path what happened", description = "409 when it does not wait for that now.")
    @PostMapping("/messages")
    Delivered send(@PathVariable String id, JsonBody<NewMessage> body, CurrentUser user) {
        desk.checkMaySend(id, user);
        var message = body.read();
        checkFields(message);
        if (message.name() == Message.LeadMerged) {
            user.require(MERGE_LEADS);
            merging.merge(id, message.into(), user);
        } else {
            desk.send(id, message.name(), message.meetingAt());
        }
        return new Delivered(id, message.name());
    }

    private void checkFields(NewMessage message) {
        checkGoesWith(message, Message.MeetingMoved, "meetingAt", message.meetingAt(), "when the meeting is now");
        checkGoesWith(message, Message.LeadMerged, "into", Values.text(message.into()), "which lead goes on");
        if (message.meetingAt() != null && !message.meetingAt().isAfter(clock.instant())) {
            throw BusinessException.invalid("meetingAt", ErrorCode.INVALID_VALUE, "'meetingAt' must be in the future.");
        }
    }

    private static void checkGoesWith(NewMessage message, Message name, String field, Object value, String what) {
        if (message.name() == name && value == null) {
            throw BusinessException.invalid(
                    field, ErrorCode.REQUIRED_FIELD_MISSING, "Say in '" + field + "' " + what + ".");
        }
        if (message.name() != name && value != null) {
            throw BusinessException.invalid(
                    field, ErrorCode.INVALID_VALUE, "'" + field + "' goes with " + name + " only.");
        }
    }
}
