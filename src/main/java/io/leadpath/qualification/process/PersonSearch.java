package io.leadpath.qualification.process;

import io.leadpath.activity.ActivityType;
import io.leadpath.engine.ProcessVariable;
import io.leadpath.engine.TaskAnswers;
import io.leadpath.engine.TaskInHand;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadEditing;
import io.leadpath.qualification.Outreach;
import io.leadpath.qualification.SearchResult;
import io.leadpath.shared.Codes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Looking for another person at the lead's company. Whoever is found takes the place of the one known so far. */
@Component
class PersonSearch {
    private static final List<String> PERSON = List.of("firstName", "lastName", "title", "email", "phone");

    private final Outreach outreach;
    private final LeadEditing editing;
    private final TaskUser taskUser;

    PersonSearch(Outreach outreach, LeadEditing editing, TaskUser taskUser) {
        this.outreach = outreach;
        this.editing = editing;
        this.taskUser = taskUser;
    }

    Map<String, Object> complete(
            TaskInHand task, TaskAnswers answers, ProcessVariable<String> search, ProcessVariable<Integer> searches) {
        var result = answers.choice(search.name(), SearchResult.class);
        var comment = answers.text("comment");
        var person = new HashMap<String, String>();
        PERSON.forEach(field -> person.put(field, answers.text(field)));
        person.values().removeIf(value -> value == null);
        if (result == SearchResult.NOT_FOUND && !person.isEmpty()) {
            answers.refuse(
                    search.name(), "Somebody was found, it seems: choose found, or leave the person's fields empty.");
        }
        answers.check();
        outreach.note(task.businessKey(), task.definitionKey(), ActivityType.RESEARCH, result, comment, task.user());
        if (!person.isEmpty()) {
            editing.edit(task.businessKey(), null, details -> reachedAt(details, person), task.user());
        }
        var variables = new HashMap<String, Object>(taskUser.asSdr(task));
        variables.put(search.name(), Codes.toVariable(result));
        variables.put(searches.name(), task.get(searches) + 1);
        return variables;
    }

    private static LeadDetails reachedAt(LeadDetails details, Map<String, String> person) {
        return details.reachedAt(
                person.get("firstName"),
                person.get("lastName"),
                person.get("title"),
                person.get("email"),
                person.get("phone"));
    }
}
