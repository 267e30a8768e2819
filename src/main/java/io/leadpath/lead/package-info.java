/** Leads: what is known about them, how they come in and how they move on. */
@ApplicationModule(
        allowedDependencies = {"activity", "analysts", "layout", "persistence", "rest", "security", "shared"})
package io.leadpath.lead;

import org.springframework.modulith.ApplicationModule;
