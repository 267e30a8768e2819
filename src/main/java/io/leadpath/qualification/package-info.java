/** The way from a lead to an approved lead: outreach, meeting, trial, review and what is decided in them. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "activity",
            "conversion",
            "engine",
            "lead",
            "opportunity",
            "persistence",
            "rest",
            "security",
            "shared"
        })
package io.leadpath.qualification;

import org.springframework.modulith.ApplicationModule;
