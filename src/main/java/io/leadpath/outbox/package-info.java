/**
 * What has to reach another system, mail or HTTP, because of what was decided here: put down in the same transaction,
 * delivered after it, never twice.
 */
@ApplicationModule(allowedDependencies = {"jobs", "layout", "persistence", "security", "shared"})
package io.leadpath.outbox;

import org.springframework.modulith.ApplicationModule;
