/** Deals in progress with accounts. */
@ApplicationModule(allowedDependencies = {"activity", "persistence", "rest", "security", "shared"})
package io.leadpath.opportunity;

import org.springframework.modulith.ApplicationModule;
