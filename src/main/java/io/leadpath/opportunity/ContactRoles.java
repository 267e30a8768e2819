package io.leadpath.opportunity;

import static io.leadpath.shared.ErrorCode.INVALID_CROSS_REFERENCE;
import static io.leadpath.shared.ErrorCode.INVALID_VALUE;
import static io.leadpath.shared.ErrorCode.REQUIRED_FIELD_MISSING;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leadpath.account.Contacts;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import io.leadpath.shared.Problem;
import io.leadpath.shared.Validation;
import io.leadpath.shared.Values;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who takes part in a deal: any contacts, of other accounts too, exactly one of them the primary one. */
@Service
@Transactional
public class ContactRoles {
    private final Opportunities opportunities;
    private final Contacts contacts;

    ContactRoles(Opportunities opportunities, Contacts contacts) {
        this.opportunities = opportunities;
        this.contacts = contacts;
    }

    /** One contact's part as callers give it. */
    public record Part(
            @NotBlank String contactId,
            @JsonProperty(defaultValue = "false") boolean primaryContact) {
        public Part {
            contactId = Values.text(contactId);
        }
    }

    /**
     * Replaces everybody who takes part.
     *
     * @return the primary contact first
     * @throws BusinessException 400 unless exactly one is the primary contact, all exist and nobody is named twice
     */
    public List<ContactRole> replace(String opportunityId, List<Part> parts) {
        opportunities.lock(opportunityId);
        var problems = problems(parts);
        if (!problems.isEmpty()) {
            throw BusinessException.invalid(problems);
        }
        opportunities.replaceContacts(
                opportunityId,
                parts.stream()
                        .map(part -> new ContactRole(opportunityId, part.contactId(), part.primaryContact()))
                        .toList());
        return opportunities.contactRoles(opportunityId);
    }

    /**
     * Lets one more contact take part; whoever takes part already stays as they are.
     *
     * @throws BusinessException 400 when there is no such contact
     */
    public void add(String opportunityId, String contactId) {
        opportunities.lock(opportunityId);
        if (contactId == null) {
            throw BusinessException.invalid("contactId", REQUIRED_FIELD_MISSING, "Choose a contact.");
        }
        if (contacts.find(contactId).isEmpty()) {
            throw BusinessException.invalid("contactId", INVALID_CROSS_REFERENCE, "There is no such contact any more.");
        }
        opportunities.addContact(opportunityId, contactId);
    }

    /**
     * Makes somebody who takes part the primary contact, instead of the one before.
     *
     * @throws BusinessException 400 when the contact does not take part
     */
    public void makePrimary(String opportunityId, String contactId) {
        change(opportunityId, contactId, roles -> roles.stream()
                .map(role -> new Part(role.contactId(), role.contactId().equals(contactId)))
                .toList());
    }

    /**
     * Lets a contact take part no longer; the primary one has to hand that over first.
     *
     * @throws BusinessException 400 when the contact does not take part, or is the primary one
     */
    public void remove(String opportunityId, String contactId) {
        change(opportunityId, contactId, roles -> roles.stream()
                .filter(role -> !role.contactId().equals(contactId))
                .map(role -> new Part(role.contactId(), role.primaryContact()))
                .toList());
    }

    private void change(String opportunityId, String contactId, Function<List<ContactRole>, List<Part>> change) {
        opportunities.lock(opportunityId);
        var roles = opportunities.contactRoles(opportunityId);
        if (roles.stream().noneMatch(role -> role.contactId().equals(contactId))) {
            throw BusinessException.invalid(
                    "contactId", INVALID_CROSS_REFERENCE, "This contact does not take part in the opportunity.");
        }
        replace(opportunityId, change.apply(roles));
    }

    private List<Problem> problems(List<Part> parts) {
        var problems = new ArrayList<Problem>();
        var named = new HashSet<String>();
        for (var number = 0; number < parts.size(); number++) {
            var part = parts.get(number);
            var field = "[" + number + "]";
            if (part == null) {
                problems.add(new Problem(field, REQUIRED_FIELD_MISSING, "'" + field + "' is required."));
                continue;
            }
            Validation.problems(part)
                    .forEach(problem -> problems.add(new Problem(
                            field + "." + problem.field(), problem.code(), "'" + field + ".contactId' is required.")));
            if (part.contactId() != null && !named.add(part.contactId())) {
                problems.add(problem(field, INVALID_VALUE, "names a contact a second time"));
            } else if (part.contactId() != null
                    && contacts.find(part.contactId()).isEmpty()) {
                problems.add(
                        problem(field, INVALID_CROSS_REFERENCE, "must be the id of a contact; there is no such one"));
            }
        }
        if (problems.isEmpty() && parts.stream().filter(Part::primaryContact).count() != 1) {
            problems.add(new Problem(
                    "primaryContact", INVALID_VALUE, "Exactly one contact must have 'primaryContact': true."));
        }
        return problems;
    }

    private static Problem problem(String field, ErrorCode code, String words) {
        return new Problem(field + ".contactId", code, "'" + field + ".contactId' " + words + ".");
    }
}
