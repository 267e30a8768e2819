package io.leadpath.engine;

import java.util.Set;

/** What the program understands of a decision's output. Whoever reads the output declares it, as a bean. */
public interface KnownAnswers {
    /** The decision's id. */
    String decision();

    /** The output's name. */
    String output();

    /** The texts that rules may answer. */
    Set<String> values();
}
