package io.leadpath.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;

/** Says what a password must be; the engine itself takes one that breaks the rules for a fault of its own (500). */
class PlainPasswordRefusal extends IdentityServiceImpl {
    private static final String BREAKS_RULES = "Password does not match policy";

    @Override
    public void saveUser(User user) {
        try {
            super.saveUser(user);
        } catch (ProcessEngineException e) {
            throw BREAKS_RULES.equals(e.getMessage()) ? new BadUserRequestException(PasswordRules.SENTENCE, e) : e;
        }
    }
}
