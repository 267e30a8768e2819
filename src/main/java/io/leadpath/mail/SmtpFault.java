package io.leadpath.mail;

import io.leadpath.outbox.Delivery;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * What a failure of the mail server means for the mail. Only where the server said no, or was never reached, is it
 * certain that the mail did not go out. No message of the server is passed on: it quotes addresses.
 */
final class SmtpFault {
    private static final String END_OF_MAIL = ".";
    private static final int FIRST_PERMANENT_CODE = 500;

    private SmtpFault() {}

    static Delivery of(MailException fault) {
        if (fault instanceof MailAuthenticationException) {
            return Delivery.failed("The mail server did not accept our log-in.");
        }
        if (!(fault instanceof MailSendException sending)) {
            return Delivery.refused("It cannot be sent: its parts do not make a mail.");
        }
        if (sending.getFailedMessages().isEmpty()) {
            // Only saying good-bye failed, after the server had taken the mail.
            return Delivery.delivered();
        }
        var reason = sending.getMessageExceptions()[0];
        // The reason of the whole attempt, not of this mail alone: no connection was made.
        return reason == sending.getCause() ? Delivery.failed("The mail server cannot be reached.") : of(reason);
    }

    private static Delivery of(Exception reason) {
        for (var cause = reason; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return of(refused.getReturnCode());
            }
            if (cause instanceof SMTPSenderFailedException refused) {
                return of(refused.getReturnCode());
            }
            if (cause instanceof SMTPSendFailedException refused
                    && (refused.getReturnCode() > 0 || !END_OF_MAIL.equals(refused.getCommand()))) {
                return of(refused.getReturnCode());
            }
        }
        return Delivery.uncertain("The connection to the mail server broke while the mail was being sent.");
    }

    private static Delivery of(int code) {
        if (code < 0) {
            return Delivery.failed("The connection to the mail server broke before it took the mail.");
        }
        return code >= FIRST_PERMANENT_CODE
                ? Delivery.refused("The mail server refused it with code " + code + ".")
                : Delivery.failed("The mail server did not take it (code " + code + ").");
    }

    private static Exception next(Exception cause) {
        return cause instanceof MessagingException failure ? failure.getNextException() : null;
    }
}
