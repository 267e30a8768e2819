/** Accounts and the contacts who work there. */
@ApplicationModule(allowedDependencies = {"activity", "layout", "lead", "persistence", "rest", "security", "shared"})
package io.leadpath.account;

import org.springframework.modulith.ApplicationModule;
