package io.leadpath.qualification.process;

import io.leadpath.engine.Decisions;
import io.leadpath.qualification.HandOffs;
import io.leadpath.qualification.Review;
import io.leadpath.servicelevel.Deadlines;
import org.springframework.stereotype.Component;

/** Decide overdue review: the sales manager decides instead of the account executive, with the same answers. */
@Component
class DecideOverdueReviewRules extends ReviewLeadRules {
    DecideOverdueReviewRules(
            Review review, Deadlines deadlines, Decisions decisions, HandOffs handOffs, TaskUser taskUser) {
        super(review, deadlines, decisions, handOffs, taskUser);
    }

    @Override
    public String taskId() {
        return "decideOverdueReview";
    }
}
