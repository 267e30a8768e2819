package io.leadpath.lead.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.layout.Choice;
import io.leadpath.layout.OwnerChoices;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadSources;
import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.security.Users;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeadFormTest {
    private final LeadForm form = new LeadForm(new LeadSources(List.of("WEB")), new OwnerChoices(new Users() {
        @Override
        public Optional<CurrentUser> find(String userId) {
            return Optional.empty();
        }

        @Override
        public boolean passwordMatches(String userId, String password) {
            return false;
        }

        @Override
        public List<String> withRole(Role role) {
            return List.of();
        }
    }));

    @Test
    void hasEveryFieldThatPeopleMayEditOnceButTheContactALeadCameBackAs() {
        var editable = Arrays.stream(LeadDetails.class.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("contactId"))
                .toList();

        assertThat(form.groups("").stream().flatMap(group -> group.fields().stream()))
                .extracting(LeadForm.Field::name)
                .containsExactlyInAnyOrderElementsOf(editable);
    }

    @Test
    void offersAnOwnerWhoIsNoSalesPersonAnyMore() {
        var owner = form.groups("left").stream()
                .flatMap(group -> group.fields().stream())
                .filter(field -> field.name().equals("owner"))
                .findFirst()
                .orElseThrow();

        assertThat(owner.choices()).contains(new Choice("left", "left"));
    }
}
