/** Invented leads for whoever tries Leadpath in demo mode. */
@ApplicationModule(
        allowedDependencies = {"engine", "lead", "persistence", "security", "shared", "account", "opportunity"})
package io.leadpath.samples;

import org.springframework.modulith.ApplicationModule;
