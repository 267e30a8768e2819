package io.leadpath.qualification;

import io.leadpath.lead.Lead;
import io.leadpath.security.CurrentUser;
import java.util.List;

/** Records that may be the same person or company as a lead, for the lead's page. */
public interface LikelyDuplicates {

    /**
     * @param kind lead, contact, account or opportunity, for people
     * @param address the page of the record
     * @param reasons codes, the strongest first
     * @param lead the id, where the record is a lead in progress that this one can be merged into; else null
     */
    record Duplicate(String kind, String name, String address, List<String> reasons, String lead) {}

    /** The likeliest first, of those that the user reaches. */
    List<Duplicate> of(Lead lead, CurrentUser user);
}
