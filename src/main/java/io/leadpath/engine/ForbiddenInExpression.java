package io.leadpath.engine;

import org.camunda.bpm.impl.juel.jakarta.el.ELException;

/** An expression reached for something that is not on the allow-list. */
class ForbiddenInExpression extends ELException {
    ForbiddenInExpression(String sentence) {
        super(sentence);
    }
}
