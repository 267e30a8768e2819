/**
 * What is kept about one person: handed out in one piece, and erased. It knows the tables of all modules, because the
 * question crosses them all; {@link io.leadpath.personaldata.PersonalTables} is the one place that says what is personal.
 */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "activity",
            "layout",
            "lead",
            "persistence",
            "qualification",
            "rest",
            "security",
            "shared"
        })
package io.leadpath.personaldata;

import org.springframework.modulith.ApplicationModule;
