package io.leadpath.partner;

import java.time.Duration;
import java.time.Instant;

/**
 * A lead that was accepted for a partner. Until {@code protectedUntil} no other partner's lead of the same company or
 * person is accepted.
 *
 * @param companyKey the company's name as it is compared; null for an individual
 * @param emailHash a keyed hash of the e-mail address as it is compared; null for none
 * @param extensions how often the protection was extended
 */
public record PartnerRegistration(
        String id,
        String leadId,
        String partnerAccountId,
        String companyKey,
        String emailHash,
        Instant registeredAt,
        String registeredBy,
        Instant protectedUntil,
        int extensions,
        Instant extendedAt,
        String extendedBy) {

    public enum State {
        PROTECTED,
        EXPIRED
    }

    public State stateAt(Instant now) {
        return protectedUntil.isAfter(now) ? State.PROTECTED : State.EXPIRED;
    }

    boolean isFor(String partner) {
        return partnerAccountId.equals(partner);
    }

    PartnerRegistration extendedBy(Duration time, Instant now, String who) {
        return new PartnerRegistration(
                id,
                leadId,
                partnerAccountId,
                companyKey,
                emailHash,
                registeredAt,
                registeredBy,
                protectedUntil.plus(time),
                extensions + 1,
                now,
                who);
    }
}
