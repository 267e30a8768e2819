package io.leadpath.bulk;

import io.leadpath.shared.ErrorCode;

/**
 * What became of one lead of a bulk conversion.
 *
 * @param conversionId its conversion; null when it was refused
 * @param code why it was refused; null for a fault of ours, and when it was converted
 * @param reason the same in a sentence that names nobody
 */
record LeadResult(String conversionId, ErrorCode code, String reason) {

    static LeadResult converted(String conversionId) {
        return new LeadResult(conversionId, null, null);
    }

    static LeadResult refused(ErrorCode code, String reason) {
        return new LeadResult(null, code, reason);
    }

    boolean isConverted() {
        return conversionId != null;
    }
}
