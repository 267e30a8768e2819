/** What all repositories share, and the settings of the database. */
@ApplicationModule(allowedDependencies = {})
package io.leadpath.persistence;

import org.springframework.modulith.ApplicationModule;
