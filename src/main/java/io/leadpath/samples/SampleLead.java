package io.leadpath.samples;

import io.leadpath.lead.LeadDetails;

/** One invented lead and the journey it goes when the samples are made. */
public record SampleLead(LeadDetails details, String journey) {}
