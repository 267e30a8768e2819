/** Mail to people: put into the outbox in words, sent from there over SMTP. Whoever is told something gets it as mail too. */
@ApplicationModule(
        allowedDependencies = {"lead", "notification", "opportunity", "outbox", "persistence", "security", "shared"})
package io.leadpath.mail;

import org.springframework.modulith.ApplicationModule;
