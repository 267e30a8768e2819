/** Invented leads for whoever tries Leadpath in demo mode. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "engine",
            "lead",
            "opportunity",
            "persistence",
            "qualification",
            "security",
            "shared"
        })
package io.leadpath.samples;

import org.springframework.modulith.ApplicationModule;
