package io.leadpath.partner.web;

import static io.leadpath.security.Permission.EXTEND_PARTNER_PROTECTION;
import static io.leadpath.security.Permission.READ_LEADS;

import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.Leads;
import io.leadpath.partner.PartnerRegistration;
import io.leadpath.partner.PartnerRegistration.State;
import io.leadpath.partner.PartnerRegistrations;
import io.leadpath.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Partner leads")
@RestController
@RequestMapping("/api/leads/{id}/partner-registration")
class PartnerRegistrationController {
    private final Leads leads;
    private final PartnerRegistrations registrations;
    private final Clock clock;

    PartnerRegistrationController(Leads leads, PartnerRegistrations registrations, Clock clock) {
        this.leads = leads;
        this.registrations = registrations;
        this.clock = clock;
    }

    /** For which partner the lead was accepted and until when the company is protected for it. */
    record Registration(
            String id,
            String leadId,
            String partnerAccountId,
            Instant registeredAt,
            Instant protectedUntil,
            Instant extendedAt,
            State state) {}

    @Operation(summary = "For which partner a lead is protected, and until when")
    @GetMapping
    Registration read(@PathVariable String id, CurrentUser user) {
        user.require(READ_LEADS);
        LeadAccess.checkReach(leads.get(id), user);
        return registrations.of(id).map(this::shown).orElseThrow(() -> PartnerRegistrations.notRegistered(id));
    }

    @Operation(
            summary = "Extend a partner's protection",
            description = "409 when it has expired or was extended as often as the service levels allow.")
    @PostMapping("/extension")
    Registration extend(@PathVariable String id, CurrentUser user) {
        user.require(EXTEND_PARTNER_PROTECTION);
        LeadAccess.checkReach(leads.get(id), user);
        return shown(registrations.extend(id, user));
    }

    private Registration shown(PartnerRegistration registration) {
        return new Registration(
                registration.id(),
                registration.leadId(),
                registration.partnerAccountId(),
                registration.registeredAt(),
                registration.protectedUntil(),
                registration.extendedAt(),
                registration.stateAt(clock.instant()));
    }
}
