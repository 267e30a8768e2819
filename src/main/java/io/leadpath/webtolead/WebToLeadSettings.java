package io.leadpath.webtolead;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much strangers may send, and what they agree to.
 *
 * @param maxSize how large a submission may be, before anything in it is looked at
 * @param window the time that the two limits are meant for; what is used up comes back evenly within it
 * @param perAddress how many submissions one network address may send within the window, to each server
 * @param overall how many submissions all of them may send within the window, to each server
 * @param consent what the sender agrees to, as the form says it
 * @param consentVersion which wording that is; change it whenever you change the wording
 * @param returnUrls the addresses a browser may be sent to afterwards, exactly as the form names them
 * @param worker whether this instance takes submissions in; they are accepted either way
 * @param pollInterval how soon submissions are seen that another instance accepted
 * @param retryGap how long a submission rests that could not be taken in for a technical reason
 */
@Validated
@ConfigurationProperties("leadpath.web-to-lead")
record WebToLeadSettings(
        @NotNull @DefaultValue("16KB") DataSize maxSize,
        @NotNull @DefaultValue("1m") Duration window,
        @Positive @DefaultValue("20") int perAddress,
        @Positive @DefaultValue("300") int overall,

        @NotBlank @DefaultValue("I agree that my details are kept and used to answer my enquiry.")
        String consent,

        @NotBlank @DefaultValue("1") String consentVersion,
        @NotNull @DefaultValue List<URI> returnUrls,
        @DefaultValue("true") boolean worker,
        @NotNull @DefaultValue("5s") Duration pollInterval,
        @NotNull @DefaultValue("1m") Duration retryGap) {}
