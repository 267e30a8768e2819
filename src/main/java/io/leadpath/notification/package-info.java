/** What people are told: that something is due, or happened to a lead of theirs. */
@ApplicationModule(allowedDependencies = {"persistence", "rest", "security", "shared"})
package io.leadpath.notification;

import org.springframework.modulith.ApplicationModule;
