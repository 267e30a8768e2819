/** Pages of single accounts, contacts and opportunities, which show what several features know about them. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "activity",
            "conversion",
            "layout",
            "lead",
            "opportunity",
            "persistence",
            "qualification",
            "rest",
            "security",
            "shared"
        })
package io.leadpath.records;

import org.springframework.modulith.ApplicationModule;
