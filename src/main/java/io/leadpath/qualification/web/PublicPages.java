package io.leadpath.qualification.web;

import io.leadpath.qualification.MeetingAnswer;
import io.leadpath.qualification.MeetingAnswers;
import io.leadpath.qualification.MeetingAnswers.Invitation;
import io.leadpath.qualification.MeetingAnswers.State;
import io.leadpath.qualification.OptOuts;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The pages behind the links in mails, for people without a log-in. Looking at one changes nothing: mail programs follow
 * links by themselves. A link that nobody here made is answered the same, whatever is wrong with it.
 */
@Hidden
@Controller
class PublicPages {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private static final Map<MeetingAnswer, String> THANKS = Map.of(
            MeetingAnswer.CONFIRMED_BY_LEAD, "Thank you, the meeting is confirmed.",
            MeetingAnswer.CONFIRMED_BY_AE, "Thank you, the meeting is confirmed.",
            MeetingAnswer.ANOTHER_DATE_WANTED, "Thank you. We will be in touch about another date.",
            MeetingAnswer.DECLINED_BY_AE, "Thank you. Somebody else will be asked to take the meeting.");

    private final MeetingAnswers answers;
    private final OptOuts optOuts;

    PublicPages(MeetingAnswers answers, OptOuts optOuts) {
        this.answers = answers;
        this.optOuts = optOuts;
    }

    /** The link is a secret: it is handed to no site that these pages might lead to, and to no search engine. */
    @ModelAttribute
    void keepTheLinkSecret(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
    }

    @GetMapping("/public/meetings/{token}")
    ModelAndView meeting(@PathVariable String token) {
        return answers.invitation(token).map(PublicPages::page).orElseGet(PublicPages::unknown);
    }

    @PostMapping("/public/meetings/{token}")
    ModelAndView answer(@PathVariable String token, @RequestParam(required = false) MeetingAnswer answer) {
        return answers.answer(token, answer)
                .map(invitation -> invitation.state() == State.OPEN
                                && invitation.possible().contains(answer)
                        ? message("Meeting", THANKS.get(answer))
                        : page(invitation))
                .orElseGet(PublicPages::unknown);
    }

    @GetMapping("/public/opt-out/{token}")
    ModelAndView optOut(@PathVariable String token) {
        return optOuts.isValid(token) ? new ModelAndView("public-opt-out") : unknown();
    }

    @PostMapping("/public/opt-out/{token}")
    ModelAndView optedOut(@PathVariable String token) {
        return optOuts.optOut(token) ? message("No more contact", "You will not hear from us any more.") : unknown();
    }

    private static ModelAndView page(Invitation invitation) {
        return switch (invitation.state()) {
            case OPEN ->
                new ModelAndView("public-meeting")
                        .addObject("when", WHEN.format(invitation.startsAt()))
                        .addObject("invitation", invitation);
            case CHANGED ->
                message(
                        "Meeting",
                        "This meeting was changed after you got this link. Please use the one in our latest mail.");
            case OVER -> message("Meeting", "This meeting is over, or it was called off.");
        };
    }

    private static ModelAndView message(String title, String sentence) {
        return new ModelAndView("public-message").addObject("title", title).addObject("sentence", sentence);
    }

    private static ModelAndView unknown() {
        var page = message("Unknown link", "This link is not valid. Please use the one in our latest mail.");
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }
}
