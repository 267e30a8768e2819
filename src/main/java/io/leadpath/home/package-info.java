/** The first page after the log-in. */
@ApplicationModule(allowedDependencies = {"layout", "lead", "notification", "opportunity", "security"})
package io.leadpath.home;

import org.springframework.modulith.ApplicationModule;
