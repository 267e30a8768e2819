package io.leadpath.notification;

/** What a notice is about, with the words people read. */
public enum Topic {
    ROUTING_FOUND_NOBODY("Nobody is responsible for this lead: no routing rule fits"),
    FIRST_TOUCH_DUE("Nobody has been in touch with this lead yet"),
    LEAD_REASSIGNED("This lead went to somebody else because nobody got in touch"),
    IMPORTED_LEADS_WAIT("Imported leads wait for a first contact"),
    TASK_DUE("This task waits for you"),
    TASK_OVERDUE("This task has waited for too long"),
    LEAD_OF_YOUR_ACCOUNT("A lead of your account came in"),
    AE_NEEDED("No account executive is free for this lead"),
    MEETING_HANDED_ON("A meeting was handed on to you; please confirm it"),
    TRIAL_CHECK_IN("Ask how the trial goes"),
    OWNER_LEFT("Somebody is away or has left; the open tasks are back in the queue"),
    PARTNER_LEAD_CONFLICT("Another lead came in for a company that a partner registered"),
    CLOSE_DATE_PASSED("This opportunity is past its close date"),
    MAIL_FAILED("A mail could not be delivered");

    private final String words;

    Topic(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
