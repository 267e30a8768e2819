/** Leads that partners bring in: for whom each was accepted, and how long the company is protected for that partner. */
@ApplicationModule(
        allowedDependencies = {
            "activity",
            "lead",
            "notification",
            "persistence",
            "rest",
            "security",
            "servicelevel",
            "shared"
        })
package io.leadpath.partner;

import org.springframework.modulith.ApplicationModule;
