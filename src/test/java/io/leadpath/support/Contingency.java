package io.leadpath.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the test of one row of the table of contingencies, so that row, test and model element find each other. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Contingency {
    /** The number of the row. */
    int[] row();

    /** The ids of the elements in the models that carry the row; none where a class does. */
    String[] elements() default {};

    /** The classes that carry the row where it is a rule. */
    Class<?>[] rules() default {};
}
