package io.leadpath.conversion.web;

import io.leadpath.conversion.ConversionRequest;
import io.leadpath.conversion.ConversionResult;
import io.leadpath.conversion.LeadConversion;
import io.leadpath.security.CurrentUser;
import io.leadpath.shared.BusinessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Converts a lead for a person who waits for the answer, over REST and on the conversion's page. */
@Component
class ConversionDesk {
    private final LeadConversion conversion;

    ConversionDesk(LeadConversion conversion) {
        this.conversion = conversion;
    }

    ConversionResult convert(String id, ConversionRequest request, CurrentUser user) {
        return convert(id, request, null, user);
    }

    /**
     * Whoever loses a race, against the process for instance, is told what the winner made of the lead.
     *
     * @param expectedVersion the version of the lead that was looked at; null: whichever it is by now
     */
    ConversionResult convert(String id, ConversionRequest request, Long expectedVersion, CurrentUser user) {
        try {
            return conversion.convert(id, request, expectedVersion, user);
        } catch (BusinessException refusal) {
            throw refusal;
        } catch (RuntimeException clash) {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                // Inside a transaction of the request we would look at our own conversion, which is being undone.
                throw clash;
            }
            conversion.checkConvertible(id, user);
            throw clash;
        }
    }
}
