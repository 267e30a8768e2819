package io.leadpath.qualification.process;

import io.leadpath.account.Accounts;
import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.lead.Lead;
import io.leadpath.partner.PartnerRegistration;
import io.leadpath.partner.PartnerRegistrations;
import io.leadpath.qualification.PartnerDecision;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What forms show about the partner who brought a lead in; of any other partner nothing but a date. */
@Component
class PartnerFormData {
    static final String REVIEW = "reviewPartnerLead";

    private static final int LATEST = 20;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    private final Accounts accounts;
    private final PartnerRegistrations registrations;
    private final Activities activities;

    PartnerFormData(Accounts accounts, PartnerRegistrations registrations, Activities activities) {
        this.accounts = accounts;
        this.registrations = registrations;
        this.activities = activities;
    }

    Map<String, Object> of(Lead lead) {
        var shown = new LinkedHashMap<String, Object>();
        accounts.find(lead.details().partnerAccountId())
                .ifPresent(partner -> shown.put("name", partner.details().name()));
        shown.put("conflict", conflict(lead));
        shown.put(
                "protectedUntil",
                registrations.of(lead.id()).map(PartnerFormData::day).orElse(null));
        shown.put("question", question(lead.id()));
        return shown;
    }

    /** Why the lead cannot be accepted; null when it can. */
    String conflict(Lead lead) {
        return registrations
                .protectedForAnother(lead)
                .map(registration -> "Another partner registered this company first; it is protected until "
                        + day(registration) + " (UTC). Reject the lead, or wait until then.")
                .orElse(null);
    }

    private String question(String leadId) {
        return activities.newest(Activities.Of.LEAD, leadId, LATEST).stream()
                .filter(activity -> REVIEW.equals(activity.step()))
                .filter(activity ->
                        PartnerDecision.RETURN_FOR_INFORMATION.name().equals(activity.outcome()))
                .map(Activity::notes)
                .findFirst()
                .orElse(null);
    }

    private static String day(PartnerRegistration registration) {
        return DAY.format(registration.protectedUntil());
    }
}
