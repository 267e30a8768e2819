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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
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
import org.springframework.jdbc.core.simple.JdbcClient;

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

    @Autowired
    JdbcClient jdbc;

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

    @Test
    void anAddressIsKeptSoThatNobodyCanTryAddressesUntilOneFits() throws Exception {
        var email = UUID.randomUUID() + "@partner.example";

        var kept = registrations
                .register(lead("A " + email, email), CurrentUser.SYSTEM)
                .orElseThrow();

        assertThat(kept.emailHash()).isNotBlank().isNotEqualTo(unkeyed(email));
        assertThat(registrations.protectedForAnother(lead("B " + email, email))).isPresent();
    }

    @Test
    void aRegistrationThatWasStoredWithoutAKeyStillProtects() throws Exception {
        var email = UUID.randomUUID() + "@partner.example";
        var kept = registrations
                .register(lead("A " + email, email), CurrentUser.SYSTEM)
                .orElseThrow();
        jdbc.sql("UPDATE partner_registration SET email_hash = :hash WHERE id = :id")
                .param("hash", unkeyed(email))
                .param("id", kept.id())
                .update();

        assertThat(registrations.protectedForAnother(lead("B " + email, email))).isPresent();
    }

    private static String unkeyed(String email) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256").digest(email.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private Lead lead(String company) {
        return lead(company, null);
    }

    /** Of a partner of its own. */
    private Lead lead(String company, String email) {
        var details =
                new AccountDetails("Partner", null, null, null, null, null, null, null, null, null, null, null, null);
        var partner = new Account(UUID.randomUUID().toString(), details, Instant.now(), 0);
        accounts.add(partner);
        var lead = new HashMap<>(
                Map.of("lastName", "Person" + partner.id(), "company", company, "partnerAccountId", partner.id()));
        lead.put("email", email);
        // one that is worked would take in the next one of the same address
        var givenUpAs = email == null ? null : "JUNK";
        var enquiry = new LeadIntake.Enquiry(json.convertValue(lead, LeadDetails.class), null, givenUpAs, false);
        return intake.receive(enquiry, CurrentUser.SYSTEM).lead();
    }
}
