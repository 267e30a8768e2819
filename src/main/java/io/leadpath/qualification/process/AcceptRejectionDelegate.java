package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.qualification.RejectionAnswer;
import io.leadpath.qualification.Review;
import io.leadpath.security.CurrentUser;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The SDR let the time to answer pass: silence counts as accepting the rejection, and is recorded as such. */
@Component("acceptRejection")
class AcceptRejectionDelegate implements JavaDelegate {
    private final Review review;

    AcceptRejectionDelegate(Review review) {
        this.review = review;
    }

    @Override
    public void execute(DelegateExecution execution) {
        review.answer(leadOf(execution), RejectionAnswer.ACCEPT, null, CurrentUser.SYSTEM);
    }
}
