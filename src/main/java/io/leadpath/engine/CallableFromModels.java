package io.leadpath.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opens a bean to the expressions of models. Needed twice: on the class, so that the bean's name can be used, and on
 * each method that may be called, as in {@code ${deadlines.at('reviewLead')}}. Arguments and results are text, numbers,
 * booleans and dates. Whatever does not carry it cannot be reached from a model.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CallableFromModels {}
