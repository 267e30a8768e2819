/** How a lead becomes account, contact and perhaps opportunity: once, and never back. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "activity",
            "layout",
            "lead",
            "matching",
            "opportunity",
            "persistence",
            "rest",
            "security",
            "shared"
        })
package io.leadpath.conversion;

import org.springframework.modulith.ApplicationModule;
