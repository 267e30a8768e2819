/** What is worked through in the background, by one thread of its own in every instance. */
@ApplicationModule(allowedDependencies = {"shared"})
package io.leadpath.jobs;

import org.springframework.modulith.ApplicationModule;
