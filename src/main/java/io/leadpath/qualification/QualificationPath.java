package io.leadpath.qualification;

import java.util.List;

/** Where a lead stands: the steps it passed and those it is in, in the order in which they began. */
public interface QualificationPath {
    List<PathStep> of(String leadId);
}
