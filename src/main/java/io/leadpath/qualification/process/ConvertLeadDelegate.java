package io.leadpath.qualification.process;

import static io.leadpath.qualification.process.Variables.REFUSAL;
import static io.leadpath.qualification.process.Variables.leadOf;

import io.leadpath.conversion.ConversionOutcome.Refused;
import io.leadpath.conversion.PreparedLeadConversion;
import io.leadpath.shared.Codes;
import io.leadpath.shared.ErrorCode;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Converts the lead as prepared, or takes the refusal back to whoever prepared it. */
@Component("convertLead")
class ConvertLeadDelegate implements JavaDelegate {
    private final PreparedLeadConversion conversion;

    ConvertLeadDelegate(PreparedLeadConversion conversion) {
        this.conversion = conversion;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (conversion.carryOut(leadOf(execution)) instanceof Refused refused
                && refused.code() != ErrorCode.LEAD_ALREADY_CONVERTED) {
            REFUSAL.set(execution, Codes.toVariable(refused.code()));
            throw new BpmnError("ConversionRefused");
        }
    }
}
