/** Where the files are that analysts own, and what stands in them now. */
@ApplicationModule(allowedDependencies = {})
package io.leadpath.analysts;

import org.springframework.modulith.ApplicationModule;
