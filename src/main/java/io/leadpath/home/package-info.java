/** The first page after the log-in. */
@ApplicationModule(allowedDependencies = "security")
package io.leadpath.home;

import org.springframework.modulith.ApplicationModule;
