package io.leadpath.bulk;

import io.leadpath.bulk.BulkConversion.State;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadSearch;
import io.leadpath.lead.LeadStatus;
import io.leadpath.lead.Leads;
import io.leadpath.persistence.Window;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Permission;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts bulk conversions and tells how they go. What was started survives a crash: no lead is lost or done twice. */
@Service
public class BulkConversions {
    private static final String OLDEST_FIRST = LeadSearch.SORT_COLUMNS.get("createdAt");
    private static final int SLICE = 1000;

    private final BulkJobs jobs;
    private final LeadSearch search;
    private final Leads leads;
    private final BulkSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BulkConversions(
            BulkJobs jobs,
            LeadSearch search,
            Leads leads,
            BulkSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jobs = jobs;
        this.search = search;
        this.leads = leads;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** The leads that a start would take: how many, counted no further than one more than may be, and the first ones. */
    public record Selection(long count, boolean tooMany, List<Lead> first) {}

    /**
     * Fixes the set of leads and has them converted in the background, each by itself.
     *
     * @throws BusinessException 400 when the request is wrong, meets no lead or too many
     */
    @Transactional
    public BulkConversion start(BulkRequest request, CurrentUser who) {
        who.require(Permission.CONVERT_IN_BULK);
        var problems = request.problems();
        if (!problems.isEmpty()) {
            throw BusinessException.invalid(problems);
        }
        var leadIds = leadIds(request);
        var started = new BulkConversion(
                UUID.randomUUID().toString(),
                State.RUNNING,
                leadIds.size(),
                0,
                0,
                0,
                who.id(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
        jobs.add(started, request, leadIds);
        events.publishEvent(new BulkAccepted(started.id()));
        return started;
    }

    /** What {@link #start} would take for the request's criteria, and the first {@code limit} of them. */
    @Transactional(readOnly = true)
    public Selection select(BulkRequest request, int limit, CurrentUser who) {
        who.require(Permission.CONVERT_IN_BULK);
        var criteria = criteria(request);
        if (criteria.isEmpty()) {
            return new Selection(0, false, List.of());
        }
        var count = search.count(criteria.get(), settings.mostLeads() + 1L);
        var first = search.slice(criteria.get(), new Window(OLDEST_FIRST, true, 0, limit, null));
        return new Selection(count, count > settings.mostLeads(), first.rows());
    }

    /** @throws BusinessException 403 for whoever may not start one, 404 when there is none */
    public BulkConversion get(String id, CurrentUser who) {
        who.require(Permission.CONVERT_IN_BULK);
        return jobs.find(id).orElseThrow(() -> BusinessException.notFound("bulk conversion", id));
    }

    /** The newest ones, at most {@code limit}. */
    public List<BulkConversion> newest(int limit, CurrentUser who) {
        who.require(Permission.CONVERT_IN_BULK);
        return jobs.newest(limit);
    }

    /** Writes the leads refused so far as CSV: which, why, and who they are now. */
    public void writeFailures(String id, CurrentUser who, Writer out) {
        get(id, who);
        try {
            var printer = new CSVPrinter(out, CSVFormat.DEFAULT);
            printer.printRecord("Lead Id", "Name", "Company", "Code", "Reason");
            jobs.forEachFailure(id, failure -> print(printer, failure));
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(CSVPrinter printer, BulkJobs.Failure failure) {
        var lead = leads.find(failure.leadId()).map(Lead::details);
        try {
            printer.printRecord(
                    failure.leadId(),
                    harmless(lead.map(details -> details.fullName()).orElse(null)),
                    harmless(lead.map(details -> details.company()).orElse(null)),
                    failure.code(),
                    failure.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name that begins like a formula must not become one in a spreadsheet. */
    private static String harmless(String text) {
        return text != null && text.matches("(?s)[=+\\-@].*") ? "'" + text : text;
    }

    private List<String> leadIds(BulkRequest request) {
        var ids = request.leadIds() == null
                ? criteria(request).map(this::matching).orElse(List.of())
                : List.copyOf(new LinkedHashSet<>(request.leadIds()));
        var field = request.leadIds() == null ? "q" : "leadIds";
        if (ids.isEmpty()) {
            throw BusinessException.invalid(
                    field, ErrorCode.INVALID_VALUE, "There is no lead in progress to convert. Ask for others.");
        }
        if (ids.size() > settings.mostLeads()) {
            throw BusinessException.invalid(
                    field,
                    ErrorCode.INVALID_VALUE,
                    "These are more than " + settings.mostLeads() + " leads. Convert fewer at a time.");
        }
        if (request.leadIds() != null) {
            refuseUnknown(ids);
        }
        return ids;
    }

    private void refuseUnknown(List<String> ids) {
        var unknown = ids.stream().filter(id -> leads.find(id).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw BusinessException.invalid(
                    "leadIds",
                    ErrorCode.INVALID_CROSS_REFERENCE,
                    "'leadIds': there is no lead with the id '" + unknown.get(0) + "'.");
        }
    }

    /** One more than may be is enough to know that there are too many. */
    private List<String> matching(LeadSearch.Criteria criteria) {
        var ids = new ArrayList<String>();
        Window.Position after = null;
        do {
            var slice = search.slice(criteria, new Window(OLDEST_FIRST, true, 0, SLICE, after));
            slice.rows().forEach(lead -> ids.add(lead.id()));
            after = slice.end();
        } while (after != null && ids.size() <= settings.mostLeads());
        return ids;
    }

    /** Empty when only leads are asked for that are converted or disqualified. */
    private static Optional<LeadSearch.Criteria> criteria(BulkRequest request) {
        var named = LeadSearch.statuses(request.status());
        var asked = named.isEmpty() ? LeadStatus.IN_PROGRESS : named;
        var statuses = asked.stream().filter(LeadStatus.IN_PROGRESS::contains).collect(Collectors.toSet());
        return statuses.isEmpty()
                ? Optional.empty()
                : Optional.of(new LeadSearch.Criteria(request.q(), statuses, request.owner(), request.source(), false));
    }
}
