package io.leadpath.qualification;

/** What lead and account executive say to an invitation. */
public enum MeetingAnswer {
    CONFIRMED_BY_LEAD,
    CONFIRMED_BY_AE,
    DECLINED_BY_AE,
    ANOTHER_DATE_WANTED
}
