package io.leadpath.opportunity.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.ContactDetails;
import io.leadpath.account.Contacts;
import io.leadpath.activity.Activities;
import io.leadpath.activity.Activity;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.opportunity.Opportunity;
import io.leadpath.opportunity.OpportunityDetails;
import io.leadpath.opportunity.Stage;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes deals, works on them as people do, and looks at where they are. */
@Component
class Deals {
    private final Accounts accounts;
    private final Contacts contacts;
    private final Opportunities opportunities;
    private final Activities activities;
    private final Users users;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final ManagementService jobs;
    private final IdentityService identity;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Deals(
            Accounts accounts,
            Contacts contacts,
            Opportunities opportunities,
            Activities activities,
            Users users,
            TaskService tasks,
            RuntimeService runtime,
            HistoryService history,
            ManagementService jobs,
            IdentityService identity,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.opportunities = opportunities;
        this.activities = activities;
        this.users = users;
        this.tasks = tasks;
        this.runtime = runtime;
        this.history = history;
        this.jobs = jobs;
        this.identity = identity;
        this.transaction = transaction;
        this.clock = clock;
    }

    String newDeal() {
        return newDeal("ae");
    }

    String newDeal(String owner) {
        return newDeal(owner, false);
    }

    /** A deal of 1000.00 at the stage Prospecting, to be closed in thirty days. */
    String newDeal(String owner, boolean optedOut) {
        var account = newId();
        var contact = newId();
        var deal = newId();
        return transaction.execute(status -> {
            var now = clock.instant();
            accounts.add(new Account(
                    account,
                    new AccountDetails(
                            "Company " + account,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null),
                    now,
                    0));
            contacts.add(new Contact(
                    contact,
                    account,
                    new ContactDetails(
                            null,
                            "Dana",
                            "Person" + contact,
                            null,
                            contact.substring(0, 8) + "@example.com",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            optedOut,
                            optedOut,
                            null),
                    now,
                    0));
            opportunities.add(new Opportunity(
                    deal,
                    account,
                    null,
                    new OpportunityDetails(
                            "Deal " + deal.substring(0, 8),
                            new BigDecimal("1000.00"),
                            inDays(30),
                            Stage.PROSPECTING,
                            10,
                            null,
                            null,
                            null,
                            owner,
                            null,
                            null),
                    now,
                    0));
            opportunities.addContact(deal, contact);
            return deal;
        });
    }

    OpportunityDetails details(String deal) {
        return opportunities.get(deal).details();
    }

    String contactOf(String deal) {
        return opportunities.contactRoles(deal).get(0).contactId();
    }

    List<Activity> activities(String deal) {
        return activities.newest(Activities.Of.OPPORTUNITY, deal, 100);
    }

    LocalDate inDays(int days) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(days);
    }

    void complete(String deal, String user, Map<String, ?> answers) {
        as(user, () -> tasks.complete(task(deal).getId(), new HashMap<>(answers)));
    }

    void as(String user, Runnable work) {
        var groups = users.find(user).orElseThrow().roles().stream()
                .map(Role::groupId)
                .toList();
        identity.setAuthentication(user, groups);
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    Task task(String deal) {
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(deal)
                .taskDefinitionKey("pursueOpportunity")
                .singleResult();
        assertThat(task).as("open task pursueOpportunity").isNotNull();
        return task;
    }

    /** The only task of the path of that lead. */
    Task firstTaskOf(String leadId) {
        return tasks.createTaskQuery().processInstanceBusinessKey(leadId).singleResult();
    }

    long runningPaths(String deal) {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("opportunity-pursuit")
                .processInstanceBusinessKey(deal)
                .count();
    }

    List<String> waitsAt(String deal) {
        return runtime.getActiveActivityIds(path(deal).getId());
    }

    Object variable(String deal, String name) {
        return runtime.getVariable(path(deal).getId(), name);
    }

    /** The id of the end event at which the deal's path ended; null while it is running. */
    String endedAt(String deal) {
        var path = path(deal);
        return path.getEndTime() == null ? null : path.getEndActivityId();
    }

    /** How often the deal's path passed the element. */
    long passed(String deal, String element) {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(path(deal).getId())
                .activityId(element)
                .count();
    }

    /** The deal's path, the running or else the latest one. */
    private HistoricProcessInstance path(String deal) {
        var paths = history.createHistoricProcessInstanceQuery()
                .processDefinitionKey("opportunity-pursuit")
                .processInstanceBusinessKey(deal)
                .orderByProcessInstanceStartTime()
                .desc()
                .list();
        return paths.stream()
                .filter(path -> path.getEndTime() == null)
                .findFirst()
                .orElseGet(() -> paths.get(0));
    }

    Job timer(String deal, String element) {
        var timer = jobs.createJobQuery()
                .processInstanceId(path(deal).getId())
                .timers()
                .activityId(element)
                .singleResult();
        assertThat(timer).as("timer " + element).isNotNull();
        return timer;
    }

    /** Moves time to the moment the timer is due and lets it fire. */
    void timerFires(String deal, String element) {
        var timer = (TimerEntity) timer(deal, element);
        ClockUtil.setCurrentTime(new Date(timer.getDuedate().getTime() + 1000));
        jobs.executeJob(timer.getId());
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
