/** What every page shares: where one can go from it, and how ids, codes, times and money are read by people. */
@ApplicationModule(allowedDependencies = {"rest", "security", "shared"})
package io.leadpath.layout;

import org.springframework.modulith.ApplicationModule;
