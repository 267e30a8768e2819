package io.leadpath.lead;

/** How well one of the qualification questions (budget, authority, need, timeline) is answered; null: not asked yet. */
public enum Grade {
    NONE,
    WEAK,
    STRONG
}
