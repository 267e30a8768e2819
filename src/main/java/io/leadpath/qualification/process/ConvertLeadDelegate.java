package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.REFUSAL;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.conversion.ConversionOutcome.Refused;
import io.leadpath.conversion.ConversionRequest;
import io.leadpath.conversion.LeadConversion;
import io.leadpath.conversion.PreparedConversion;
import io.leadpath.conversion.PreparedConversions;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Users;
import io.leadpath.shared.Codes;
import io.leadpath.shared.ErrorCode;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Converts the lead as prepared, or takes the refusal back to whoever prepared it. */
@Component("convertLead")
class ConvertLeadDelegate implements JavaDelegate {
    private final LeadConversion conversion;
    private final PreparedConversions prepared;
    private final Users users;

    ConvertLeadDelegate(LeadConversion conversion, PreparedConversions prepared, Users users) {
        this.conversion = conversion;
        this.prepared = prepared;
        this.users = users;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var leadId = leadOf(execution);
        var preparation = prepared.find(leadId);
        var request = preparation.map(PreparedConversion::request).orElseGet(ConversionRequest::byDefault);
        var who = preparation
                .map(PreparedConversion::preparedBy)
                .flatMap(users::find)
                .orElse(CurrentUser.SYSTEM);
        if (conversion.attempt(leadId, request, who) instanceof Refused refused
                && refused.code() != ErrorCode.LEAD_ALREADY_CONVERTED) {
            prepared.refused(leadId, refused.code(), refused.sentence());
            REFUSAL.set(execution, Codes.toVariable(refused.code()));
            throw new BpmnError("ConversionRefused");
        }
    }
}
