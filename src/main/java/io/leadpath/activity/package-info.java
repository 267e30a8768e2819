/** What was done, for whichever record. */
@ApplicationModule(allowedDependencies = {"persistence", "shared"})
package io.leadpath.activity;

import org.springframework.modulith.ApplicationModule;
