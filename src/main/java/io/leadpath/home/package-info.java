/** The first page after the log-in. */
@ApplicationModule(
        allowedDependencies = {"engine", "layout", "lead", "notification", "opportunity", "qualification", "security"})
package io.leadpath.home;

import org.springframework.modulith.ApplicationModule;
