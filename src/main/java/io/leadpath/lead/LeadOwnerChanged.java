package io.leadpath.lead;

/**
 * A lead went to another owner. Announced in the transaction of the change.
 *
 * @param before the user who owned it; null: nobody, or a group
 */
public record LeadOwnerChanged(String leadId, String before) {
    static LeadOwnerChanged from(Lead before) {
        return new LeadOwnerChanged(
                before.id(),
                before.state().ownerIsGroup() ? null : before.details().owner());
    }
}
