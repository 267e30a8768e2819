/** Conversions by the hundred, without opportunity, of leads that were customers, partners or vendors all along. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "conversion",
            "jobs",
            "lead",
            "matching",
            "persistence",
            "rest",
            "security",
            "shared"
        })
package io.leadpath.bulk;

import org.springframework.modulith.ApplicationModule;
