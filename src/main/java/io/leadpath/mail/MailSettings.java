package io.leadpath.mail;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who mails come from. Invitations name it as their organizer.
 *
 * @param from the sender's address
 * @param fromName the sender's name
 */
@Validated
@ConfigurationProperties("leadpath.mail")
public record MailSettings(
        @NotBlank @Email @DefaultValue("leadpath@leadpath.example")
        String from,

        @NotBlank @DefaultValue("Leadpath") String fromName) {

    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }
}
