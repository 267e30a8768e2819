package io.leadpath.engine;

import org.camunda.bpm.engine.BadUserRequestException;

/** The caller sent an expression that cannot be evaluated or must not be: the caller's fault (400), never the server's. */
class RefusedExpression extends BadUserRequestException {
    RefusedExpression(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
