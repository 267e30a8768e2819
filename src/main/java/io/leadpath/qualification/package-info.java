/** The way from a lead to an approved lead: outreach, meeting, trial, review and what is decided in them. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "activity",
            "availability",
            "conversion",
            "engine",
            "layout",
            "lead",
            "mail",
            "matching",
            "modeling",
            "notification",
            "opportunity",
            "partner",
            "outbox",
            "persistence",
            "rest",
            "security",
            "servicelevel",
            "shared"
        })
package io.leadpath.qualification;

import org.springframework.modulith.ApplicationModule;
