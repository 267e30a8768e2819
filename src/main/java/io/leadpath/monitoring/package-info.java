/** What became of the leads, in figures. It reads the records and the engine's history and changes nothing. */
@ApplicationModule(
        allowedDependencies = {
            "conversion",
            "persistence",
            "qualification",
            "rest",
            "security",
            "servicelevel",
            "shared"
        })
package io.leadpath.monitoring;

import org.springframework.modulith.ApplicationModule;
