/** How long things may take: the numbers of the decision service-levels, counted in working time where it says so. */
@ApplicationModule(allowedDependencies = {"engine", "shared"})
package io.leadpath.servicelevel;

import org.springframework.modulith.ApplicationModule;
