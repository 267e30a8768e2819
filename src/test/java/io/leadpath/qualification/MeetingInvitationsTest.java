package io.leadpath.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.fortuna.ical4j.model.parameter.Cn;
import org.junit.jupiter.api.Test;

class MeetingInvitationsTest extends MeetingTest {
    private static final String SDR = "sdr@leadpath.example";
    private static final String AE = "ae@leadpath.example";
    private static final String AE2 = "ae2@leadpath.example";
    private static final CurrentUser MANAGER = new CurrentUser("manager", Set.of(Role.SALES_MANAGER));

    @Test
    void aBookingInvitesSdrAeAndLead() {
        var lead = bookedLead();

        for (var address : List.of(SDR, AE, lead.email())) {
            var mail = mails(address, lead, 1).get(0);
            assertThat(mail.method()).isEqualTo("REQUEST");
            assertThat(mail.sequence()).isZero();
            assertThat(mail.attendees()).containsExactlyInAnyOrder(SDR, AE, lead.email());
            assertThat(mail.event().getUid().orElseThrow().getValue())
                    .isEqualTo(meeting(lead).uid());
            var startsAt = meeting(lead).startsAt();
            assertThat(Instant.from(mail.event().getDateTimeStart().getDate())).isEqualTo(startsAt);
            assertThat(Instant.from(mail.event().getDateTimeEnd().getDate()))
                    .isEqualTo(startsAt.plus(Duration.ofMinutes(30)));
        }
        var toLead = mails(lead.email(), lead, 1).get(0);
        assertThat(toLead.event().getSummary().getValue())
                .isEqualTo("Meeting: " + lead.lastName() + ", Söhne; Ltd and Amira Demo");
        assertThat(toLead.event()
                        .getAttendees()
                        .get(0)
                        .<Cn>getParameter("CN")
                        .orElseThrow()
                        .getValue())
                .isEqualTo("Zoë " + lead.lastName());
    }

    @Test
    void everyMailToTheLeadCarriesTheOptOutLinkAndNoneToAColleague() {
        var lead = bookedLead();
        meetings.remind(lead.id());
        meetings.cancel(lead.id());

        assertThat(mails(lead.email(), lead, 1))
                .allSatisfy(mail -> assertThat(mail.text()).contains("/public/opt-out/"))
                .allSatisfy(mail ->
                        assertThat(mail.message().getHeader("List-Unsubscribe")).hasSize(1));
        assertThat(mails(AE, lead, 1))
                .allSatisfy(mail -> assertThat(mail.text()).doesNotContain("/public/opt-out/"));
    }

    @Test
    void onlyTheReceiversOwnLinkIsInAMail() {
        var lead = bookedLead();

        var toLead = mails(lead.email(), lead, 1).get(0);
        var toAe = mails(AE, lead, 1).get(0);
        var toSdr = mails(SDR, lead, 1).get(0);
        assertThat(link(toLead)).isNotEqualTo(link(toAe)).isNotNull();
        assertThat(toLead.text()).doesNotContain("/leads/");
        assertThat(toSdr.text()).contains("/leads/" + lead.id()).doesNotContain("/public/");
        assertThat(toLead.event().getDescription().getValue()).contains(link(toLead));
    }

    @Test
    void aMovedMeetingKeepsItsUidUnderAHigherSequenceAndHasToBeConfirmedAnew() {
        var lead = bookedLead();
        meetings.confirmByLead(lead.id(), MANAGER);
        meetings.confirmByAe(lead.id(), MANAGER);
        var before = mails(lead.email(), lead, 1).get(0);

        meetings.book(lead.id(), "sdr", "ae", inDays(3));

        var moved = mails(lead.email(), lead, 2).get(1);
        assertThat(moved.method()).isEqualTo("REQUEST");
        assertThat(moved.sequence()).isEqualTo(1);
        assertThat(moved.event().getUid()).isEqualTo(before.event().getUid());
        assertThat(moved.subject()).startsWith("Meeting changed");
        assertThat(meetings.isConfirmedByLead(lead.id())).isFalse();
        assertThat(meetings.isConfirmedByAe(lead.id())).isFalse();
        assertThat(meetings.of(lead.id())).hasSize(1);
    }

    @Test
    void bookingTheSameAgainWritesToNobody() {
        var lead = bookedLead();
        var at = meeting(lead).startsAt();
        meetings.confirmByLead(lead.id(), MANAGER);

        meetings.book(lead.id(), "sdr", "ae", at);

        assertThat(mailsAtLast(lead.email(), lead)).hasSize(1);
        assertThat(meetings.isConfirmedByLead(lead.id())).isTrue();
    }

    @Test
    void aMeetingThatIsHandedOnInvitesTheNewAeAndCallsItOffForTheFormerOne() {
        var lead = bookedLead();
        meetings.confirmByLead(lead.id(), MANAGER);

        meetings.handOn(lead.id(), "ae2");

        var former = mails(AE, lead, 2).get(1);
        assertThat(former.method()).isEqualTo("CANCEL");
        assertThat(former.attendees()).containsExactly(AE);
        assertThat(former.sequence()).isEqualTo(1);
        var invited = mails(AE2, lead, 1).get(0);
        assertThat(invited.method()).isEqualTo("REQUEST");
        assertThat(invited.event().getUid()).isEqualTo(former.event().getUid());
        assertThat(invited.attendees()).contains(AE2).doesNotContain(AE);
        assertThat(mails(SDR, lead, 2).get(1).attendees()).contains(AE2);
        assertThat(meeting(lead).ae()).isEqualTo("ae2");
        assertThat(meetings.askedAes(lead.id())).containsExactlyInAnyOrder("ae", "ae2");
        assertThat(meetings.isConfirmedByLead(lead.id()))
                .as("the date is the same")
                .isTrue();
    }

    @Test
    void aMeetingThatNobodyCanTakeIsHandedToNobodyYet() {
        var lead = bookedLead();

        meetings.handOn(lead.id(), null);

        assertThat(mails(AE, lead, 2).get(1).method()).isEqualTo("CANCEL");
        assertThat(mails(lead.email(), lead, 2).get(1).attendees()).containsExactlyInAnyOrder(SDR, lead.email());
        assertThat(meetings.askedAes(lead.id())).containsExactly("ae");
    }

    @Test
    void withoutAnAeNobodyIsInvitedInTheAesPlace() {
        var lead = lead();
        meetings.book(lead.id(), "sdr", null, inDays(2));

        assertThat(mails(lead.email(), lead, 1).get(0).attendees()).containsExactlyInAnyOrder(SDR, lead.email());
        assertThat(meetings.askedAes(lead.id())).isEmpty();
    }

    @Test
    void aMeetingThatIsCalledOffLeavesEverybodysCalendar() {
        var lead = bookedLead();

        meetings.cancel(lead.id());

        for (var address : List.of(SDR, AE, lead.email())) {
            var mail = mails(address, lead, 2).get(1);
            assertThat(mail.method()).isEqualTo("CANCEL");
            assertThat(mail.sequence()).isEqualTo(1);
            assertThat(mail.event().getStatus().getValue()).isEqualTo("CANCELLED");
        }
        assertThat(meetings.pending(lead.id())).isEmpty();
    }

    @Test
    void aMeetingThatTookPlaceIsNotCalledOff() {
        var lead = bookedLead();

        meetings.attended(lead.id(), Attendance.HELD, null, MANAGER);

        assertThat(mailsAtLast(lead.email(), lead)).hasSize(1);
    }

    @Test
    void nobodyIsWrittenToAboutAMeetingThatHasBegun() {
        var lead = lead();
        meetings.book(lead.id(), "sdr", "ae", Instant.now().minusSeconds(60));
        meetings.cancel(lead.id());

        assertThat(mailsAtLast(AE, lead)).isEmpty();
    }

    @Test
    void aLeadThatOptedOutIsNeitherInvitedNorRemindedNorNamedToOthers() {
        var lead = lead();
        jdbc.sql("UPDATE lead SET email_opt_out = TRUE WHERE id = :id")
                .param("id", lead.id())
                .update();
        meetings.book(lead.id(), "sdr", "ae", inDays(2));
        meetings.remind(lead.id());

        assertThat(mails(AE, lead, 2).get(0).attendees()).containsExactlyInAnyOrder(SDR, AE);
        assertThat(mailsAtLast(lead.email(), lead)).isEmpty();
    }

    @Test
    void aReminderGoesToEverybodyAndAsksWhoHasNotConfirmedYet() {
        var lead = bookedLead();
        mails(lead.email(), lead, 1);
        meetings.confirmByLead(lead.id(), MANAGER);

        meetings.remind(lead.id());

        var toLead = mails(lead.email(), lead, 2).get(1);
        assertThat(toLead.subject()).startsWith("Reminder: meeting on");
        assertThat(toLead.calendar()).isNull();
        assertThat(toLead.text()).doesNotContain("/public/meetings/");
        assertThat(mails(AE, lead, 2).get(1).text()).contains("/public/meetings/");
        assertThat(mails(SDR, lead, 2).get(1).subject()).startsWith("Reminder");
    }

    @Test
    void whoConfirmedIsRemembered() {
        var lead = bookedLead();
        assertThat(meetings.isConfirmedByLead(lead.id())).isFalse();
        assertThat(meetings.isConfirmedByAe(lead.id())).isFalse();

        meetings.confirmByLead(lead.id(), MANAGER);
        meetings.confirmByAe(lead.id(), new CurrentUser("ae", Set.of(Role.AE)));

        assertThat(meetings.isConfirmedByLead(lead.id())).isTrue();
        assertThat(meetings.isConfirmedByAe(lead.id())).isTrue();
        assertThat(meeting(lead).leadConfirmedBy()).isEqualTo("manager");
        assertThat(meeting(lead).aeConfirmedBy()).isEqualTo("ae");
    }

    private static String link(Received mail) {
        return mail.text()
                .lines()
                .filter(line -> line.contains("/public/meetings/"))
                .map(line -> line.substring(line.indexOf("http")))
                .findFirst()
                .orElse(null);
    }
}
