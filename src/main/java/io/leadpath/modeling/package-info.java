/** What happens to the models that analysts own: reading and deploying them. */
@ApplicationModule(allowedDependencies = {"analysts", "shared"})
package io.leadpath.modeling;

import org.springframework.modulith.ApplicationModule;
