package io.leadpath.opportunity.process;

import io.leadpath.account.Account;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contacts;
import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.engine.LiveFormData;
import io.leadpath.engine.Markdown;
import io.leadpath.engine.TaskInHand;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.Stage;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Users;
import io.leadpath.shared.Codes;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows in every form about a deal which one it is and what happened so far, and offers the stages it may reach. */
@Component
class PursuitFormData implements LiveFormData {
    private static final int LATEST = 20;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final Opportunities opportunities;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Activities activities;
    private final Users users;

    PursuitFormData(
            Opportunities opportunities, Accounts accounts, Contacts contacts, Activities activities, Users users) {
        this.opportunities = opportunities;
        this.accounts = accounts;
        this.contacts = contacts;
        this.activities = activities;
        this.users = users;
    }

    @Override
    public Map<String, Object> forTask(TaskInHand task) {
        var found = opportunities.find(task.businessKey());
        if (found.isEmpty()) {
            return Map.of();
        }
        var deal = found.get();
        var data = new LinkedHashMap<String, Object>();
        data.put("opportunity", Markdown.escaped(shown(deal)));
        data.put("stageOptions", stagesAhead(deal));
        data.put(
                "amount",
                deal.details().amount() == null ? null : deal.details().amount().doubleValue());
        data.put(
                "activities",
                activities.newest(Activities.Of.OPPORTUNITY, deal.id(), LATEST).stream()
                        .map(this::line)
                        .toList());
        return data;
    }

    @Override
    public String title(TaskInHand task) {
        return opportunities
                .find(task.businessKey())
                .map(deal -> deal.details().name() + ", " + accountName(deal))
                .orElse(null);
    }

    private Map<String, Object> shown(Opportunity deal) {
        var details = deal.details();
        var shown = new LinkedHashMap<String, Object>();
        shown.put("name", details.name());
        shown.put("account", accountName(deal));
        shown.put("stage", details.stage().label());
        shown.put("probability", details.probability());
        shown.put("amount", details.amount() == null ? null : details.amount().toPlainString());
        shown.put("closeDate", details.closeDate().toString());
        shown.put("nextStep", details.nextStep());
        shown.put("source", Codes.words(details.source()));
        shown.put("owner", details.owner() == null ? null : users.nameOf(details.owner()));
        opportunities.contactRoles(deal.id()).stream()
                .findFirst()
                .flatMap(role -> contacts.find(role.contactId()))
                .map(contact -> contact.details())
                .ifPresent(contact -> {
                    shown.put("contact", contact.fullName());
                    shown.put("email", contact.email());
                    shown.put("phone", contact.phone() == null ? contact.mobile() : contact.phone());
                });
        return shown;
    }

    private String accountName(Opportunity deal) {
        return accounts.find(deal.accountId())
                .map(Account::details)
                .map(account -> account.name())
                .orElse("");
    }

    private static List<Map<String, Object>> stagesAhead(Opportunity deal) {
        return Arrays.stream(Stage.values())
                .filter(stage -> !stage.isClosed() && stage != deal.details().stage())
                .map(stage -> Map.<String, Object>of("label", stage.label(), "value", Codes.toVariable(stage)))
                .toList();
    }

    private Map<String, Object> line(Activity activity) {
        var line = new LinkedHashMap<String, Object>();
        line.put("when", WHEN.format(activity.when()));
        line.put("who", CurrentUser.SYSTEM.id().equals(activity.who()) ? "Leadpath" : users.nameOf(activity.who()));
        line.put("what", activity.inWords());
        line.put("text", activity.notes());
        return line;
    }
}
