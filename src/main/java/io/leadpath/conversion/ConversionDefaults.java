package io.leadpath.conversion;

import io.leadpath.lead.Lead;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Users;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import org.springframework.stereotype.Component;

/** What applies where a request says nothing. */
@Component
class ConversionDefaults {
    private static final int LONGEST_OPPORTUNITY_NAME = 120;

    private final Users users;
    private final Clock clock;

    ConversionDefaults(Users users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    /** The company's or person's name; null when it is too long for an opportunity, because nothing is ever cut. */
    String opportunityName(Lead lead) {
        var name = lead.details().companyOrPerson();
        return name.length() <= LONGEST_OPPORTUNITY_NAME ? name : null;
    }

    /** The last day of the running quarter, in UTC. */
    LocalDate closeDate() {
        return today().with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3).minusDays(1);
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
