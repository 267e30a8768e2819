/** Which records may be the same as a lead: leads, contacts, accounts and open opportunities, ranked and with reasons. */
@ApplicationModule(
        allowedDependencies = {"account", "analysts", "lead", "opportunity", "persistence", "rest", "security", "shared"
        })
package io.leadpath.matching;

import org.springframework.modulith.ApplicationModule;
