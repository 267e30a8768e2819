/** Leads, accounts and contacts from files: a CSV of another CRM is accepted, checked and worked through in the background. */
@ApplicationModule(allowedDependencies = {"account", "jobs", "lead", "persistence", "rest", "security", "shared"})
package io.leadpath.imports;

import org.springframework.modulith.ApplicationModule;
