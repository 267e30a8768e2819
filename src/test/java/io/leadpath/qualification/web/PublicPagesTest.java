package io.leadpath.qualification.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.account.Contacts;
import io.leadpath.lead.Leads;
import io.leadpath.qualification.LeadOptedOut;
import io.leadpath.qualification.MeetingDeclined;
import io.leadpath.qualification.MeetingRebookWanted;
import io.leadpath.qualification.MeetingTest;
import io.leadpath.security.SignedTokens;
import io.leadpath.support.Caller;
import io.leadpath.support.Caller.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages behind the links in mails. The links are taken from the mails, as their receivers do. */
class PublicPagesTest extends MeetingTest {
    private static final String AE = "ae@leadpath.example";

    @Autowired
    SignedTokens tokens;

    @Autowired
    Leads leads;

    @Autowired
    Contacts contacts;

    @Test
    void lookingAtALinkChangesNothingHoweverOften() {
        var lead = bookedLead();
        var link = link(lead.email(), lead, "meetings", 0);
        var optOut = link(lead.email(), lead, "opt-out", 0);
        for (var i = 0; i < 2; i++) {
            var page = nobody().get(link);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .contains("Amira Demo", "Confirm", "Ask for another date")
                    .doesNotContain("I cannot take it")
                    .doesNotContain(lead.lastName());
            assertThat(nobody().get(optOut).body()).contains("Stop all contact");
            assertThat(nobody().send("HEAD", link, null, null).status()).isEqualTo(200);
        }

        assertThat(meetings.isConfirmedByLead(lead.id())).isFalse();
        assertThat(leads.get(lead.id()).details().emailOptOut()).isFalse();
        assertThat(heard.events).doesNotContain(new MeetingRebookWanted(lead.id()), new LeadOptedOut(lead.id()));
    }

    @Test
    void thePagesMakeNoSessionAndKeepTheLinkSecret() {
        var lead = bookedLead();
        for (var page : List.of(
                nobody().get(link(lead.email(), lead, "meetings", 0)),
                answer(link(lead.email(), lead, "meetings", 0), "CONFIRMED_BY_LEAD"),
                nobody().get("/public/meetings/forged"))) {
            assertThat(page.header("Set-Cookie")).isEmpty();
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.header("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void theLeadConfirms() {
        var lead = bookedLead();
        var link = link(lead.email(), lead, "meetings", 0);

        assertThat(answer(link, "CONFIRMED_BY_LEAD").body()).contains("the meeting is confirmed");

        assertThat(meetings.isConfirmedByLead(lead.id())).isTrue();
        assertThat(meeting(lead).leadConfirmedBy()).isNull();
        assertThat(meetings.isConfirmedByAe(lead.id())).isFalse();
        assertThat(nobody().get(link).body())
                .contains("You confirmed this meeting")
                .doesNotContain(">Confirm<");
    }

    @Test
    void theLeadAsksForAnotherDate() {
        var lead = bookedLead();

        assertThat(answer(link(lead.email(), lead, "meetings", 0), "ANOTHER_DATE_WANTED")
                        .body())
                .contains("in touch about another date");

        assertThat(heard.events).contains(new MeetingRebookWanted(lead.id()));
    }

    @Test
    void theAeConfirms() {
        var lead = bookedLead();

        assertThat(answer(link(AE, lead, "meetings", 0), "CONFIRMED_BY_AE").status())
                .isEqualTo(200);

        assertThat(meeting(lead).aeConfirmedBy()).isEqualTo("ae");
        assertThat(meetings.isConfirmedByLead(lead.id())).isFalse();
    }

    @Test
    void theAeDeclines() {
        var lead = bookedLead();

        assertThat(answer(link(AE, lead, "meetings", 0), "DECLINED_BY_AE").body())
                .contains("Somebody else");

        assertThat(heard.events).contains(new MeetingDeclined(lead.id()));
    }

    @Test
    void nobodyAnswersForTheOther() {
        var lead = bookedLead();

        var asLead = answer(link(lead.email(), lead, "meetings", 0), "DECLINED_BY_AE");
        answer(link(lead.email(), lead, "meetings", 0), "CONFIRMED_BY_AE");
        answer(link(AE, lead, "meetings", 0), "CONFIRMED_BY_LEAD");

        assertThat(asLead.body()).contains("Ask for another date");
        assertThat(heard.events).doesNotContain(new MeetingDeclined(lead.id()));
        assertThat(meetings.isConfirmedByLead(lead.id())).isFalse();
        assertThat(meetings.isConfirmedByAe(lead.id())).isFalse();
    }

    @Test
    void theOldLinkOfAMovedMeetingSaysSoAndConfirmsNothing() {
        var lead = bookedLead();
        var old = link(lead.email(), lead, "meetings", 0);
        meetings.book(lead.id(), "sdr", "ae", inDays(3));

        assertThat(nobody().get(old).body()).contains("This meeting was changed");
        assertThat(answer(old, "CONFIRMED_BY_LEAD").body()).contains("This meeting was changed");
        assertThat(meetings.isConfirmedByLead(lead.id())).isFalse();

        answer(link(lead.email(), lead, "meetings", 1), "CONFIRMED_BY_LEAD");
        assertThat(meetings.isConfirmedByLead(lead.id())).isTrue();
    }

    @Test
    void theFormerAesLinkDeclinesNothingForTheNewOne() {
        var lead = bookedLead();
        var old = link(AE, lead, "meetings", 0);
        meetings.handOn(lead.id(), "ae2");

        assertThat(answer(old, "DECLINED_BY_AE").body()).contains("This meeting was changed");
        assertThat(heard.events).doesNotContain(new MeetingDeclined(lead.id()));
    }

    @Test
    void aMeetingThatWasCalledOffCannotBeAnswered() {
        var lead = bookedLead();
        var link = link(lead.email(), lead, "meetings", 0);
        meetings.cancel(lead.id());

        assertThat(answer(link, "ANOTHER_DATE_WANTED").body()).contains("called off");
        assertThat(heard.events).doesNotContain(new MeetingRebookWanted(lead.id()));
    }

    @Test
    void aForgedLinkAndOneToNothingAreAnsweredTheSame() {
        var lead = bookedLead();
        var link = link(lead.email(), lead, "meetings", 0);
        var optOut = link(lead.email(), lead, "opt-out", 0);
        var plain = nobody().get("/public/meetings/forged");
        assertThat(plain.status()).isEqualTo(404);
        assertThat(plain.header("Content-Type")).startsWith("text/html");

        var otherMeeting = tokens.sign("meeting", "LEAD", meeting(bookedLead()).id(), "0");
        var body = otherMeeting.substring(0, otherMeeting.indexOf('.'));
        var signature = link.substring(link.indexOf('.'));
        for (var forged : List.of(
                link.substring(0, link.length() - 2) + (link.endsWith("AA") ? "BB" : "AA"),
                link.substring(0, link.indexOf('.')),
                link + ".x",
                "/public/meetings/" + body + signature,
                "/public/meetings/" + body + ".",
                "/public/meetings/" + tokens.sign("meeting", "LEAD", "no-such-meeting", "0"),
                "/public/meetings/" + optOut.substring(optOut.lastIndexOf('/') + 1),
                "/public/opt-out/" + link.substring(link.lastIndexOf('/') + 1),
                "/public/opt-out/" + tokens.sign("opt-out", "no-such-lead"),
                "/public/meetings/" + "A".repeat(5000))) {
            for (var answer : List.of(nobody().get(forged), answer(forged, "CONFIRMED_BY_LEAD"))) {
                assertThat(answer.status()).as(forged).isEqualTo(404);
                assertThat(answer.body()).as(forged).isEqualTo(plain.body());
            }
        }
        assertThat(meetings.isConfirmedByLead(lead.id())).isFalse();
    }

    @Test
    void anAnswerThatIsNoneChangesNothing() {
        var lead = bookedLead();
        var link = link(lead.email(), lead, "meetings", 0);

        assertThat(nobody().post(link, "{}").status()).isEqualTo(200);
        assertThat(answer(link, "YES").status()).isEqualTo(400);

        assertThat(meetings.isConfirmedByLead(lead.id())).isFalse();
    }

    @Test
    void whoWantsNoMoreContactIsLeftAloneAtOnce() {
        var lead = bookedLead();

        var answer = answer(link(lead.email(), lead, "opt-out", 0), "");

        assertThat(answer.status()).isEqualTo(200);
        var left = leads.get(lead.id());
        assertThat(left.details().emailOptOut()).isTrue();
        assertThat(left.details().doNotCall()).isTrue();
        assertThat(left.status()).hasToString("DISQUALIFIED");
        assertThat(left.state().statusReason()).isEqualTo("OPTED_OUT");
        assertThat(heard.events).contains(new LeadOptedOut(lead.id()));
        assertThat(meetings.pending(lead.id())).isEmpty();
        assertThat(mails(AE, lead, 2).get(1).method()).isEqualTo("CANCEL");
        assertThat(mailsAtLast(lead.email(), lead)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"List-Unsubscribe,One-Click"})
    void mailProgramsOptOutWithOneClick(String name, String value) throws Exception {
        var lead = bookedLead();
        var header = mails(lead.email(), lead, 1).get(0).message().getHeader("List-Unsubscribe", null);
        var path = header.substring(header.indexOf("/public"), header.length() - 1);

        assertThat(nobody().form(path, Map.of(name, value)).status()).isEqualTo(200);

        assertThat(leads.get(lead.id()).details().emailOptOut()).isTrue();
    }

    @Test
    void theContactOfAConvertedLeadIsLeftAloneToo() {
        var lead = bookedLead();
        var optOut = link(lead.email(), lead, "opt-out", 0);
        var conversion = as("manager")
                .post("/api/leads/" + lead.id() + "/conversion", "{\"bypassReason\":\"They signed already.\"}");
        var contact = conversion.json().at("/contact/id").asText();

        assertThat(answer(optOut, "").status()).isEqualTo(200);

        assertThat(contacts.get(contact).details().emailOptOut()).isTrue();
        assertThat(contacts.get(contact).details().doNotCall()).isTrue();
        assertThat(leads.get(lead.id()).isConverted()).isTrue();
    }

    private Caller nobody() {
        return Caller.nobody(port);
    }

    private Answer answer(String link, String answer) {
        return nobody().form(link, answer.isEmpty() ? Map.of() : Map.of("answer", answer));
    }

    /** The path of the link in the receiver's mail of that number. */
    private String link(String address, Person lead, String kind, int number) {
        return mails(address, lead, number + 1)
                .get(number)
                .text()
                .lines()
                .filter(line -> line.contains("/public/" + kind + "/"))
                .map(line -> line.substring(line.indexOf("/public/")))
                .findFirst()
                .orElseThrow();
    }
}
