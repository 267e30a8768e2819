package io.leadpath.qualification.web;

import static io.leadpath.security.Permission.READ_LEADS;

import io.leadpath.account.Accounts;
import io.leadpath.account.Contacts;
import io.leadpath.activity.Activities;
import io.leadpath.lead.LeadAccess;
import io.leadpath.lead.Leads;
import io.leadpath.opportunity.Opportunities;
import io.leadpath.qualification.Credits;
import io.leadpath.qualification.HandOffs;
import io.leadpath.qualification.Meetings;
import io.leadpath.qualification.PathStep;
import io.leadpath.qualification.QualificationPath;
import io.leadpath.security.CurrentUser;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One lead for people to read, with its path and what it became. */
@Controller
class LeadPages {
    /** What a sentence above the steps tells better: a stage, and what a stage waits for. */
    private static final Set<String> NOT_FOR_PEOPLE = Set.of("subProcess", "eventBasedGateway");

    private static final int LONGEST_LIST = 50;

    private final Leads leads;
    private final Activities activities;
    private final QualificationPath path;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Opportunities opportunities;
    private final Waiting waiting;
    private final HandOffs handOffs;
    private final Credits credits;
    private final Meetings meetings;
    private final MeetingDesk desk;

    LeadPages(
            Leads leads,
            Activities activities,
            QualificationPath path,
            Accounts accounts,
            Contacts contacts,
            Opportunities opportunities,
            Waiting waiting,
            HandOffs handOffs,
            Credits credits,
            Meetings meetings,
            MeetingDesk desk) {
        this.leads = leads;
        this.activities = activities;
        this.path = path;
        this.accounts = accounts;
        this.contacts = contacts;
        this.opportunities = opportunities;
        this.waiting = waiting;
        this.handOffs = handOffs;
        this.credits = credits;
        this.meetings = meetings;
        this.desk = desk;
    }

    @GetMapping("/leads/{id}")
    String lead(@PathVariable String id, CurrentUser user, Model model) {
        user.require(READ_LEADS);
        var lead = leads.get(id);
        LeadAccess.checkReach(lead, user);
        var state = lead.state();
        model.addAttribute("lead", lead);
        var steps = path.of(id);
        model.addAttribute(
                "steps", steps.stream().filter(LeadPages::isToldToPeople).toList());
        model.addAttribute("waits", waiting.sentence(lead, steps).orElse(null));
        model.addAttribute("handOffs", handOffs.of(id));
        model.addAttribute("credit", credits.of(id).orElse(null));
        meetings.pending(id).ifPresent(meeting -> {
            model.addAttribute("meeting", meeting);
            model.addAttribute("isMeetingsAe", desk.isAe(meeting, user));
            model.addAttribute("speaksForLead", desk.speaksForLead(lead, meeting, user));
        });
        model.addAttribute("activities", activities.newest(Activities.Of.LEAD, id, LONGEST_LIST));
        if (lead.isConverted()) {
            model.addAttribute(
                    "account", accounts.get(state.convertedAccountId()).details());
            model.addAttribute(
                    "contact", contacts.get(state.convertedContactId()).details());
            model.addAttribute(
                    "opportunity",
                    state.convertedOpportunityId() == null
                            ? null
                            : opportunities.get(state.convertedOpportunityId()).details());
        }
        return "lead";
    }

    /** What people did or have to do, and whatever else goes on now. */
    private static boolean isToldToPeople(PathStep step) {
        return step.isUserTask() || step.state() == PathStep.State.RUNNING && !NOT_FOR_PEOPLE.contains(step.type());
    }
}
