/** The only shared code that knows Camunda: its configuration, its guard, its users and its web applications' log-in. */
@ApplicationModule(allowedDependencies = {"security", "shared"})
package io.leadpath.engine;

import org.springframework.modulith.ApplicationModule;
