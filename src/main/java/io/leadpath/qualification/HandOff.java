package io.leadpath.qualification;

import java.time.Instant;

/**
 * One hand-off of a lead from SDR to account executive: what the SDR had found out, what the AE decided and why, what the
 * SDR answered, how a manager ruled, and under which versions of the process and of the decisions.
 */
public record HandOff(
        String id,
        String leadId,
        String sdr,
        String evidence,
        String ae,
        ReviewDecision decision,
        RejectionReason rejectionReason,
        String aeComment,
        Instant decidedAt,
        RejectionAnswer answer,
        String argument,
        String answeredBy,
        Instant answeredAt,
        Ruling ruling,
        String rulingComment,
        String ruledBy,
        Instant ruledAt,
        String processVersion,
        String decisionVersions) {}
