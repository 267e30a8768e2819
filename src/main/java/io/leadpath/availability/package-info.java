/** Who of the people is at work, and until when the others are away. */
@ApplicationModule(allowedDependencies = {"persistence", "rest", "security", "shared"})
package io.leadpath.availability;

import org.springframework.modulith.ApplicationModule;
