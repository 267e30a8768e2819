/** Leads from files: a CSV of another CRM is accepted, checked and worked through in the background. */
@ApplicationModule(allowedDependencies = {"lead", "persistence", "rest", "security", "shared"})
package io.leadpath.imports;

import org.springframework.modulith.ApplicationModule;
