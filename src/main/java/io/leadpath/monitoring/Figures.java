package io.leadpath.monitoring;

import io.leadpath.conversion.OpportunityChoice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * The figures of some leads.
 *
 * @param received the leads
 * @param returning those of known contacts who came back with a new interest, also after a lost deal or a correction
 * @param worked those with at least one touch
 * @param meetingsBooked meetings, those that were called off or are to come among them; a moved one counts once
 * @param meetingsHeld meetings to which the lead came
 * @param meetingsNoShow meetings to which the lead did not come
 * @param reviewed leads about which somebody decided in a review, but those that only went to another team
 * @param approved leads that were approved, by a review or by a ruling
 * @param rejected rejections; a lead can be rejected more than once. Without those that sent it to another team, which
 *     are nobody's fault
 * @param rejectedByReason all rejections, those too that sent the lead to another team
 * @param disputed rejections that the SDR disputed
 * @param overturned rejections that a manager overturned
 * @param converted leads that were converted, also by mistake
 * @param lateCredits conversions that were credited with an opportunity made later
 * @param corrected conversions that were corrected as a mistake
 * @param won opportunities, made by these leads' conversions or credited to them, that were won
 * @param lost such opportunities that were lost, without those created in error
 * @param createdInError such opportunities that should never have been any
 * @param openOpportunities such opportunities that are still pursued
 * @param deadlineBreaches tasks that were ended, or are still open, past their due date
 * @param steps the tasks of the path
 */
public record Figures(
        long received,
        long returning,
        long worked,
        long meetingsBooked,
        long meetingsHeld,
        long meetingsNoShow,
        long reviewed,
        long approved,
        long rejected,
        Map<String, Long> rejectedByReason,
        long disputed,
        long overturned,
        long converted,
        Map<OpportunityChoice, Long> convertedByChoice,
        long lateCredits,
        long corrected,
        long won,
        BigDecimal wonAmount,
        long lost,
        BigDecimal lostAmount,
        long createdInError,
        long openOpportunities,
        BigDecimal openAmount,
        long deadlineBreaches,
        Rates rates,
        List<Step> steps) {

    /** All rejections, those too that sent a lead to another team. */
    public long rejectedForAnyReason() {
        return rejectedByReason.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Parts of one, four decimals; null while there is nothing to divide by.
     *
     * @param worked of those received
     * @param meetingsHeld of the meetings that were held or ended as a no-show
     * @param approved of those reviewed
     * @param converted of those received
     * @param won of the opportunities won or lost
     */
    public record Rates(
            BigDecimal worked, BigDecimal meetingsHeld, BigDecimal approved, BigDecimal converted, BigDecimal won) {
        static BigDecimal of(long part, long whole) {
            return whole == 0
                    ? null
                    : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
        }
    }

    /**
     * One task of the path, every time it came up.
     *
     * @param step the task's id in the model
     * @param ended how many were completed or taken back
     * @param open how many wait
     * @param medianSeconds how long those that ended took, in real and not in business time; null while none did
     * @param p90Seconds within which time nine of ten ended
     * @param deadlineBreaches how many ended, or wait, past their due date
     */
    public record Step(
            String step,
            String name,
            long ended,
            long open,
            Long medianSeconds,
            Long p90Seconds,
            long deadlineBreaches) {}
}
