/** Deals in progress with accounts. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "activity",
            "availability",
            "engine",
            "layout",
            "layout",
            "lead",
            "notification",
            "persistence",
            "rest",
            "security",
            "servicelevel",
            "shared"
        })
package io.leadpath.opportunity;

import org.springframework.modulith.ApplicationModule;
