package io.leadpath.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leadpath.lead.LeadStatus;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Problem;
import io.leadpath.shared.Validation;
import io.leadpath.shared.Values;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which leads are converted into accounts and contacts without an opportunity, and how. Either the ids are named, or all
 * leads in progress that meet every criterion are meant; no criterion at all means all of them.
 *
 * @param leadIds the leads by id, instead of criteria
 * @param q words in name, company or e-mail
 * @param status only leads of these statuses; those that are converted or disqualified are left out in any case
 * @param owner only leads of this user or group
 * @param source only leads of this source
 * @param noOpportunityReason why there is no opportunity
 * @param bypassReason why leads that nobody approved are converted; absent: these are refused
 * @param reuseMatches whether a lead becomes part of the one account it matches, and of the contact of equal e-mail there
 * @param allowDuplicates whether to create records although equal ones exist
 * @param duplicateReason why that is right
 */
public record BulkRequest(
        List<String> leadIds,
        @Size(max = 255) String q,
        Set<LeadStatus> status,
        @Size(max = 64) String owner,
        @Size(max = 40) String source,
        @NotBlank @Size(max = 1000) String noOpportunityReason,
        @Size(max = 1000) String bypassReason,
        @JsonProperty(defaultValue = "false") boolean reuseMatches,
        @JsonProperty(defaultValue = "false") boolean allowDuplicates,
        @Size(max = 1000) String duplicateReason) {

    public BulkRequest {
        q = Values.text(q);
        status = status == null ? Set.of() : status;
        owner = Values.text(owner);
        source = Values.text(source);
        noOpportunityReason = Values.text(noOpportunityReason);
        bypassReason = Values.text(bypassReason);
        duplicateReason = Values.text(duplicateReason);
    }

    /** Every field that is wrong whatever the leads are; empty when the request is sound. */
    public List<Problem> problems() {
        var problems = new ArrayList<>(Validation.problems(this));
        if (leadIds != null && (q != null || !status.isEmpty() || owner != null || source != null)) {
            problems.add(new Problem(
                    "leadIds",
                    ErrorCode.INVALID_VALUE,
                    "'leadIds' names the leads; leave out 'q', 'status', 'owner' and 'source' then."));
        }
        if (leadIds != null && leadIds.stream().anyMatch(id -> id == null || id.isBlank())) {
            problems.add(new Problem("leadIds", ErrorCode.INVALID_VALUE, "'leadIds' holds an empty id."));
        }
        if (allowDuplicates && duplicateReason == null) {
            problems.add(new Problem(
                    "duplicateReason",
                    ErrorCode.REQUIRED_FIELD_MISSING,
                    "'duplicateReason' is required with 'allowDuplicates': say why it is right."));
        }
        return List.copyOf(problems);
    }
}
