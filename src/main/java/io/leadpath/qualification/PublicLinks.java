package io.leadpath.qualification;

import io.leadpath.mail.Links;
import io.leadpath.security.SignedTokens;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The addresses of the pages that a lead, or an account executive, reaches from a mail without a log-in. */
@Component
class PublicLinks {
    private static final String MEETING = "meeting";
    private static final String OPT_OUT = "opt-out";

    private final SignedTokens tokens;
    private final Links links;

    PublicLinks(SignedTokens tokens, Links links) {
        this.tokens = tokens;
        this.links = links;
    }

    /** Who answers by the link. */
    enum Party {
        LEAD,
        AE
    }

    /** What a link to a meeting says. A meeting with another sequence was changed after the link was sent. */
    record MeetingLink(Party party, String meetingId, int sequence) {}

    String toMeeting(Meeting meeting, Party party) {
        return links.to("/public/meetings/"
                + tokens.sign(MEETING, party.name(), meeting.id(), Integer.toString(meeting.sequence())));
    }

    Optional<MeetingLink> meeting(String token) {
        return tokens.read(MEETING, token)
                .map(words ->
                        new MeetingLink(Party.valueOf(words.get(0)), words.get(1), Integer.parseInt(words.get(2))));
    }

    String toOptOut(String leadId) {
        return links.to("/public/opt-out/" + tokens.sign(OPT_OUT, leadId));
    }

    /** The id of the lead that the link was made for. */
    Optional<String> optOut(String token) {
        return tokens.read(OPT_OUT, token).map(words -> words.get(0));
    }
}
