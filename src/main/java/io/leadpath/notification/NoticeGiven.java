package io.leadpath.notification;

/** Somebody is told something new. Announced in the transaction that gives the notice; not for what a digest adds. */
public record NoticeGiven(Notice notice) {}
