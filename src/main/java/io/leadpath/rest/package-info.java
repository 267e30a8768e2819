/**
 * What every REST resource shares: problem answers, strict JSON, pages, versions in ETags, merge patches and answers
 * that are remembered for a retry.
 */
@ApplicationModule(allowedDependencies = {"jobs", "persistence", "security", "shared"})
package io.leadpath.rest;

import org.springframework.modulith.ApplicationModule;
