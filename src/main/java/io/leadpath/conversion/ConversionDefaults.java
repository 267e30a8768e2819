package io.leadpath.conversion;

import io.leadpath.lead.Lead;
import io.leadpath.opportunity.CloseDates;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Users;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** What applies where a request says nothing. */
@Component
class ConversionDefaults {
    private static final int LONGEST_OPPORTUNITY_NAME = 120;

    private final Users users;
    private final CloseDates closeDates;
    private final Clock clock;

    ConversionDefaults(Users users, CloseDates closeDates, Clock clock) {
        this.users = users;
        this.closeDates = closeDates;
        this.clock = clock;
    }

    /** The company's or person's name; null when it is too long for an opportunity, because nothing is ever cut. */
    String opportunityName(Lead lead) {
        var name = lead.details().companyOrPerson();
        return name.length() <= LONGEST_OPPORTUNITY_NAME ? name : null;
    }

    LocalDate closeDate() {
        return closeDates.byDefault();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** The account executive who has the lead, else who approved it, else whoever converts; null when none is a user. */
    String owner(Lead lead, CurrentUser who) {
        if (lead.state().ae() != null) {
            return lead.state().ae();
        }
        if (lead.state().approvedBy() != null) {
            return lead.state().approvedBy();
        }
        return users.find(who.id()).map(CurrentUser::id).orElse(null);
    }
}
