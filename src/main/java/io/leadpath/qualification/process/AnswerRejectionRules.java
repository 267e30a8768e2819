package io.leadpath.qualification.process;

import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.engine.UserTaskRules;
import io.leadpath.qualification.RejectionAnswer;
import io.leadpath.qualification.Review;
import io.leadpath.shared.Codes;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Answer rejection: the SDR accepts it, or disputes it with an argument. */
@Component
class AnswerRejectionRules implements UserTaskRules {
    private final Review review;
    private final TaskUser taskUser;

    AnswerRejectionRules(Review review, TaskUser taskUser) {
        this.review = review;
        this.taskUser = taskUser;
    }

    @Override
    public String taskId() {
        return "answerRejection";
    }

    @Override
    public Map<String, Object> complete(TaskInHand task, TaskAnswers answers) {
        var answer = answers.choice("answer", RejectionAnswer.class);
        var argument = answers.text("argument");
        if (answer == RejectionAnswer.DISPUTE) {
            answers.require("argument", "Say in 'argument' why the lead should be taken.");
        }
        answers.check();
        review.answer(task.businessKey(), answer, argument, task.user());
        var variables = new HashMap<String, Object>(taskUser.asSdr(task));
        variables.put(Variables.ANSWER.name(), Codes.toVariable(answer));
        return variables;
    }
}
