package io.leadpath.qualification;

import io.leadpath.lead.Grade;

/** The four qualification questions: a grade each and the evidence for it; null where nothing new was learnt. */
public record QualificationAnswers(
        Grade budget,
        String budgetEvidence,
        Grade authority,
        String authorityEvidence,
        Grade need,
        String needEvidence,
        Grade timeline,
        String timelineEvidence) {

    boolean isEmpty() {
        return equals(new QualificationAnswers(null, null, null, null, null, null, null, null));
    }
}
