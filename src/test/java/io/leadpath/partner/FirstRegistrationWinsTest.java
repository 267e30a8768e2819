package io.leadpath.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadpath.account.Account;
import io.leadpath.account.AccountDetails;
import io.leadpath.account.Accounts;
import io.leadpath.lead.Lead;
import io.leadpath.lead.LeadDetails;
import io.leadpath.lead.LeadIntake;
import io.leadpath.security.CurrentUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class FirstRegistrationWinsTest {
    private static final int PARTNERS = 8;

    @Autowired
    PartnerRegistrations registrations;

    @Autowired
    LeadIntake intake;

    @Autowired
    Accounts accounts;

    @Autowired
    ObjectMapper json;

    @Test
    void onePartnerGetsTheCompanyWhenManyAreAcceptedAtTheSameInstant() throws Exception {
        var together = new CyclicBarrier(PARTNERS);
        var company = "Company " + UUID.randomUUID();
        var work = new ArrayList<Callable<Optional<PartnerRegistration>>>();
        for (int i = 0; i < PARTNERS; i++) {
            var lead = lead(company);
            work.add(() -> {
                together.await();
                return registrations.register(lead, CurrentUser.SYSTEM);
            });
        }
        var threads = Executors.newFixedThreadPool(PARTNERS);
        try {
            var registered = 0;
            for (var result : threads.invokeAll(work)) {
                registered += result.get().isPresent() ? 1 : 0;
            }
            assertThat(registered).isOne();
        } finally {
            threads.shutdown();
        }
    }

    private Lead lead(String company) {
        var details =
                new AccountDetails("Partner", null, null, null, null, null, null, null, null, null, null, null, null);
        var partner = new Account(UUID.randomUUID().toString(), details, Instant.now(), 0);
        accounts.add(partner);
        var lead = Map.of("lastName", "Person" + partner.id(), "company", company, "partnerAccountId", partner.id());
        var enquiry = new LeadIntake.Enquiry(json.convertValue(lead, LeadDetails.class));
        return intake.receive(enquiry, CurrentUser.SYSTEM).lead();
    }
}
