/** Who is calling and what they may do: roles, permissions, the log-in and what every path demands. */
@ApplicationModule(allowedDependencies = "shared")
package io.leadpath.security;

import org.springframework.modulith.ApplicationModule;
