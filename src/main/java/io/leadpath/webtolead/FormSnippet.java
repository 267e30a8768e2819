package io.leadpath.webtolead;

import io.leadpath.mail.Links;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The form as HTML for a company's own site: no script, no style that it would need. */
@Component
class FormSnippet {
    private static final List<Field> FIELDS = List.of(
            new Field("firstName", "First name", "text", "given-name", 40, false),
            new Field("lastName", "Last name", "text", "family-name", 80, true),
            new Field("company", "Company", "text", "organization", 255, false),
            new Field("email", "E-mail", "email", "email", 80, true),
            new Field("phone", "Phone", "tel", "tel", 40, false));

    private final Links links;
    private final WebToLeadSettings settings;

    FormSnippet(Links links, WebToLeadSettings settings) {
        this.links = links;
        this.settings = settings;
    }

    private record Field(String name, String label, String type, String autocomplete, int length, boolean required) {
        private String html() {
            return """
                      <p>
                        <label for="leadpath-%1$s">%2$s</label>
                        <input id="leadpath-%1$s" name="%1$s" type="%3$s" autocomplete="%4$s" maxlength="%5$d"%6$s>
                      </p>
                    """.formatted(name, label, type, autocomplete, length, required ? " required" : "");
        }
    }

    String html() {
        return """
                <form action="%s" method="post" accept-charset="UTF-8">
                %s  <p>
                    <label for="leadpath-description">How can we help?</label>
                    <textarea id="leadpath-description" name="description" rows="5"></textarea>
                  </p>
                  <p style="position: absolute; left: -100rem" aria-hidden="true">
                    <label for="leadpath-%3$s">Leave this empty</label>
                    <input id="leadpath-%3$s" name="%3$s" type="text" tabindex="-1" autocomplete="off">
                  </p>
                  <p>
                    <input id="leadpath-consent" name="consent" type="checkbox" required>
                    <label for="leadpath-consent">%4$s</label>
                  </p>
                %5$s  <p><button type="submit">Send</button></p>
                </form>
                """.formatted(
                        HtmlUtils.htmlEscape(links.to(PublicFormLimits.PATH)),
                        FIELDS.stream().map(Field::html).collect(Collectors.joining()),
                        Submission.TRAP,
                        HtmlUtils.htmlEscape(settings.consent()),
                        returnUrl());
    }

    private String returnUrl() {
        return settings.returnUrls().stream()
                .findFirst()
                .map(url -> "  <input type=\"hidden\" name=\"" + Submission.RETURN_URL + "\" value=\""
                        + HtmlUtils.htmlEscape(url.toString()) + "\">\n")
                .orElse("");
    }
}
