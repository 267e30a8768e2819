/** The public form: enquiries from a company's own web site, sent by people without a log-in. */
@ApplicationModule(allowedDependencies = {"activity", "lead", "mail", "persistence", "rest", "security", "shared"})
package io.leadpath.webtolead;

import org.springframework.modulith.ApplicationModule;
