/** Deals in progress with accounts. */
@ApplicationModule(allowedDependencies = {"account", "activity", "lead", "persistence", "rest", "security", "shared"})
package io.leadpath.opportunity;

import org.springframework.modulith.ApplicationModule;
