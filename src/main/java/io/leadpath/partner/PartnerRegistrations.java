package io.leadpath.partner;

import io.leadpath.lead.Lead;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.SignedTokens;
import io.leadpath.servicelevel.Deadlines;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Row 35: the first partner whose lead is accepted has the company to itself for as long as the service level
 * partnerProtection says; how often that can be extended is how many further rows it has.
 */
@Service
@Transactional
public class PartnerRegistrations {
    private static final String PROTECTION = "partnerProtection";

    private final RegistrationTable table;
    private final Deadlines deadlines;
    private final SignedTokens tokens;
    private final Clock clock;

    PartnerRegistrations(RegistrationTable table, Deadlines deadlines, SignedTokens tokens, Clock clock) {
        this.table = table;
        this.deadlines = deadlines;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The registration of the lead, also when it has expired. */
    public Optional<PartnerRegistration> of(String leadId) {
        return table.of(leadId);
    }

    /** The registration by which the lead's company or person is protected for somebody else than the lead's partner. */
    public Optional<PartnerRegistration> protectedForAnother(Lead lead) {
        return table.protecting(RegisteredCompany.of(lead.details(), tokens), clock.instant()).stream()
                .filter(registration -> !registration.isFor(lead.details().partnerAccountId()))
                .findFirst();
    }

    /**
     * Registers the lead for its partner. A further lead of the same partner and company shares the protection that
     * runs already; a lead that is registered stays as it is.
     *
     * @return empty when the company is protected for another partner
     * @throws IllegalArgumentException for a lead that no partner brought in
     */
    public Optional<PartnerRegistration> register(Lead lead, CurrentUser who) {
        if (!lead.isPartnerLead()) {
            throw new IllegalArgumentException("The lead " + lead.id() + " is no partner's; nothing to register.");
        }
        table.waitForTurn();
        var existing = table.of(lead.id());
        if (existing.isPresent()) {
            return existing;
        }
        if (protectedForAnother(lead).isPresent()) {
            return Optional.empty();
        }
        var company = RegisteredCompany.of(lead.details(), tokens);
        var running = table.protecting(company, clock.instant()).stream().findFirst();
        var registration = new PartnerRegistration(
                UUID.randomUUID().toString(),
                lead.id(),
                lead.details().partnerAccountId(),
                company.companyKey(),
                company.emailHash(),
                clock.instant(),
                who.id(),
                running.map(PartnerRegistration::protectedUntil).orElseGet(this::protectionFromNow),
                running.map(PartnerRegistration::extensions).orElse(0),
                running.map(PartnerRegistration::extendedAt).orElse(null),
                running.map(PartnerRegistration::extendedBy).orElse(null));
        table.add(registration);
        return Optional.of(registration);
    }

    /**
     * Lets the protection run on for the time of an extension.
     *
     * @throws BusinessException 404 when the lead is not registered, 409 when the protection has expired or there is
     *     no further extension
     */
    public PartnerRegistration extend(String leadId, CurrentUser who) {
        table.waitForTurn();
        var registration = table.of(leadId).orElseThrow(() -> notRegistered(leadId));
        if (registration.stateAt(clock.instant()) == PartnerRegistration.State.EXPIRED) {
            throw new BusinessException(
                    ErrorCode.INVALID_STATUS,
                    "The protection has expired. Have the partner register the company anew.");
        }
        var end = deadlines
                .find(PROTECTION, registration.extensions() + 1)
                .orElseThrow(() -> new BusinessException(
                        ErrorCode.INVALID_STATUS, "The protection was extended already; it is not extended again."));
        var extended = registration.extendedBy(Duration.between(clock.instant(), end), clock.instant(), who.id());
        table.extend(extended);
        return extended;
    }

    public static BusinessException notRegistered(String leadId) {
        return new BusinessException(ErrorCode.NOT_FOUND, "The lead '" + leadId + "' is not registered for a partner.");
    }

    private Instant protectionFromNow() {
        return deadlines.at(PROTECTION, 0).toInstant();
    }
}
