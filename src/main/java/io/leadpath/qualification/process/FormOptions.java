package io.leadpath.qualification.process;

import io.leadpath.availability.Availability;
import io.leadpath.conversion.ConversionChoices;
import io.leadpath.conversion.ConversionChoices.Option;
import io.leadpath.conversion.ConversionRequest;
import io.leadpath.conversion.PreparedConversion;
import io.leadpath.conversion.PreparedConversions;
import io.leadpath.engine.TaskInHand;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import io.leadpath.shared.Codes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The lists a form offers to choose from, at most 20 entries each, and what it proposes. */
@Component
class FormOptions {
    private static final int LONGEST_LIST = 20;

    private final Availability availability;
    private final Users users;
    private final ConversionChoices choices;
    private final PreparedConversions prepared;

    FormOptions(Availability availability, Users users, ConversionChoices choices, PreparedConversions prepared) {
        this.availability = availability;
        this.users = users;
        this.choices = choices;
        this.prepared = prepared;
    }

    /** The account executives who are available, and the one who has the lead already. */
    Map<String, Object> forScheduling(TaskInHand task) {
        var options = new LinkedHashMap<String, Object>();
        options.put("aeOptions", people(availability.available(Role.AE)));
        options.put("ae", task.get(Variables.AE));
        return options;
    }

    /** The records to reuse and what was prepared last time; the confirmation is asked for anew every time. */
    Map<String, Object> forConversion(String leadId) {
        var offered = choices.forLead(leadId);
        var options = new LinkedHashMap<String, Object>();
        options.put("accountOptions", list(offered.accounts()));
        options.put("contactOptions", list(offered.contacts()));
        options.put("opportunityOptions", list(offered.opportunities()));
        options.put("ownerOptions", people(users.withRole(Role.AE)));
        prepared.find(leadId).ifPresentOrElse(last -> options.putAll(prefill(last)), () -> {
            options.put("opportunityChoice", "createNew");
            options.put("accountId", offered.accountId());
            options.put("contactId", offered.contactId());
            options.put("opportunityName", offered.opportunityName());
            options.put("closeDate", offered.closeDate().toString());
        });
        return options;
    }

    private List<Map<String, Object>> people(Collection<String> ids) {
        return ids.stream()
                .limit(LONGEST_LIST)
                .map(id -> Map.<String, Object>of("label", users.nameOf(id), "value", id))
                .toList();
    }

    private static Map<String, Object> prefill(PreparedConversion last) {
        ConversionRequest request = last.request();
        var prefill = new LinkedHashMap<String, Object>();
        prefill.put("refusalText", last.refusalSentence());
        prefill.put("opportunityChoice", Codes.toVariable(request.opportunity()));
        prefill.put("accountId", request.accountId());
        prefill.put("contactId", request.contactId());
        prefill.put("opportunityId", request.opportunityId());
        prefill.put("opportunityName", request.opportunityName());
        prefill.put("amount", request.amount() == null ? null : request.amount().doubleValue());
        prefill.put(
                "closeDate",
                request.closeDate() == null ? null : request.closeDate().toString());
        prefill.put("ownerId", request.ownerId());
        prefill.put("overwriteSource", request.overwriteSource());
        prefill.put("noOpportunityReason", request.noOpportunityReason());
        prefill.put("allowDuplicates", request.allowDuplicates());
        prefill.put("duplicateReason", request.duplicateReason());
        return prefill;
    }

    private static List<Map<String, Object>> list(List<Option> options) {
        return options.stream()
                .map(option -> Map.<String, Object>of("label", option.label(), "value", option.value()))
                .toList();
    }
}
