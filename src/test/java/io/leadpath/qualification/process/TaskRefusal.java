package io.leadpath.qualification.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/** How a completion is refused: with a sentence, so that Camunda's REST API answers 400. */
final class TaskRefusal {
    private TaskRefusal() {}

    static void assertRefused(ThrowingCallable completion, String words) {
        assertThatThrownBy(completion)
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining(words);
    }
}
