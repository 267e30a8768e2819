package io.leadpath.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Production mode was started without an administrator's password, or with one that is easily guessed. */
class MissingAdministratorPassword extends RuntimeException {
    MissingAdministratorPassword() {
        super("Leadpath does not start in production without an administrator's password of at least "
                + PasswordRules.SHORTEST + " characters that is not made up of the user's id and name.");
    }

    /** Tells the operator in two sentences instead of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<MissingAdministratorPassword> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, MissingAdministratorPassword cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Set the environment variable LEADPATH_ADMIN_PASSWORD (or the property leadpath.admin.password)"
                            + " and start again. It is used once, when the administrator does not exist yet.",
                    cause);
        }
    }
}
