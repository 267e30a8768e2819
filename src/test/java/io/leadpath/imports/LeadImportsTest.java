package io.leadpath.imports;

import static io.leadpath.imports.ImportFixture.CHANNEL;
import static io.leadpath.imports.ImportFixture.SDR;
import static io.leadpath.imports.ImportFixture.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadpath.security.CurrentUser;
import io.leadpath.security.Role;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.time.OffsetDateTime;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ImportTest
class LeadImportsTest {
    @Autowired
    private ImportFixture fixture;

    @BeforeEach
    void clear() {
        fixture.clear();
    }

    @Test
    void knowsTheTotalAtOnceAndGrowsWithWhatIsRead() {
        var id = fixture.accept("Last Name\n" + "A\nB\nC\nD\nE\n");
        var progress = fixture.newProgress(2);

        assertThat(fixture.get(id).total()).isEqualTo(5);
        assertThat(fixture.get(id).read()).isZero();
        assertThat(fixture.get(id).state()).isEqualTo(FileImport.State.RUNNING);
        progress.advance();
        assertThat(fixture.get(id).read()).isEqualTo(2);
        progress.advance();
        assertThat(fixture.get(id).finishedAt()).isNull();
        progress.advance();
        assertThat(fixture.get(id).read()).isEqualTo(5);
        assertThat(fixture.get(id).state()).isEqualTo(FileImport.State.FINISHED);
        assertThat(fixture.get(id).finishedAt()).isNotNull();
    }

    @Test
    void countsEveryRowAsCreatedMergedOrRejected() {
        var done = fixture.run("""
                Last Name,Company,Email
                Novak,Acme,n@acme.example
                Novak,ACME Inc.,other@acme.example
                Li,Beta,N@ACME.example
                ,Gamma,g@gamma.example
                Kim,Delta,
                """);

        assertThat(done.created()).isEqualTo(2);
        assertThat(done.merged()).isEqualTo(2);
        assertThat(done.rejected()).isEqualTo(1);
        assertThat(done.read()).isEqualTo(done.total()).isEqualTo(5);
        assertThat(fixture.results(done.id()))
                .containsValues("CREATED 1 null", "MERGED 1 null", "REJECTED  'Last Name' is required.")
                .containsEntry(3, "MERGED 1 null");
    }

    @Test
    void addsNothingOfAChannelManagerToALeadThatNoPartnerBroughtIn() {
        fixture.account("named-partner");
        fixture.run("Last Name,Company,Email\nOwn,Acme,own@acme.example\n");

        var id = fixture.accept("""
                Last Name,Company,Email,Partner Account Id,Description,Do Not Call,Email Opt Out
                Brought,Beta,b@beta.example,named-partner,,,
                Own,Acme,own@acme.example,named-partner,Call them no more,true,true
                Brought,Beta,b@beta.example,named-partner,Asks again,,
                """, CHANNEL);
        fixture.finish();

        assertThat(fixture.get(id).created()).isEqualTo(1);
        assertThat(fixture.get(id).merged()).isEqualTo(1);
        assertThat(fixture.results(id))
                .containsEntry(
                        2,
                        "REJECTED  You may import partner leads only: this row belongs to a lead in progress that no"
                                + " partner brought in.");
        assertThat(fixture.lead("Own", "do_not_call", Boolean.class)).isFalse();
        assertThat(fixture.lead("Own", "email_opt_out", Boolean.class)).isFalse();
        assertThat(fixture.count("activity")).isEqualTo(1);
    }

    @Test
    void recordsARowFromABlockedDomainWithoutAnybodyHearingOfIt() {
        fixture.whenReceived(lastName -> {
            throw new IllegalStateException("The path of " + lastName + " began.");
        });

        var done = fixture.run("Last Name,Email\nSpam,s@shop.invalid\nWrong,at nowhere\n");

        assertThat(done.created()).isEqualTo(1);
        assertThat(done.rejected()).isEqualTo(1);
        assertThat(fixture.lead("Spam", "status_reason", String.class)).isEqualTo("INVALID");
    }

    @Test
    void importsWhatSalesforceExports() {
        var done = fixture.run("""
                "Salutation","First Name","Last Name","Title","Company / Account","Street","City","State/Province",\
                "Zip/Postal Code","Country","Phone","Mobile","Email","Lead Source","Rating","Lead Status",\
                "No. of Employees","Annual Revenue","Lead Owner","Created Date","Do Not Call","Email Opt Out"
                "Ms.","Mira","Osei","CFO","Birch & Sons","1 Long Road\nUnit 4","Leeds","West Yorkshire","LS1 4AB",\
                "UK","+44 1 23","+44 7 89","mira@birch.example","Web","Hot","Open - Not Contacted","1,250",\
                "$2,500,000.00","Some Body","4/15/2021","1","0"
                """);

        assertThat(done.warnings()).isEmpty();
        assertThat(fixture.lead("Osei", "street", String.class)).isEqualTo("1 Long Road\nUnit 4");
        assertThat(fixture.lead("Osei", "postal_code", String.class)).isEqualTo("LS1 4AB");
        assertThat(fixture.lead("Osei", "employees", Integer.class)).isEqualTo(1250);
        assertThat(fixture.lead("Osei", "source", String.class)).isEqualTo("WEB");
        assertThat(fixture.lead("Osei", "do_not_call", Boolean.class)).isTrue();
        assertThat(fixture.lead("Osei", "status", String.class)).isEqualTo("OPEN");
        assertThat(fixture.lead("Osei", "owner", String.class)).isNull();
        assertThat(fixture.lead("Osei", "created_at", OffsetDateTime.class)).isEqualTo("2021-04-15T00:00Z");
    }

    @Test
    void importsWhatHubSpotExports() {
        var done = fixture.run("""
                \uFEFFRecord ID,First Name,Last Name,Email,Phone Number,Contact owner,Associated Company,Job Title,\
                Lead Status,Create Date,Original Source,Country/Region,Unsubscribed from all email
                101,Tomas,Berg,tomas@fjord.example,+47 1 23,sdr,Fjord AS,Buyer,Unqualified,2024-03-09 14:05,\
                Organic Search,Norway,true
                """);

        assertThat(done.warnings()).containsExactly("The column 'Record ID' is not known and was ignored.");
        assertThat(fixture.lead("Berg", "company", String.class)).isEqualTo("Fjord AS");
        assertThat(fixture.lead("Berg", "owner", String.class)).isEqualTo("sdr");
        assertThat(fixture.lead("Berg", "status", String.class)).isEqualTo("DISQUALIFIED");
        assertThat(fixture.lead("Berg", "status_reason", String.class)).isEqualTo("UNQUALIFIED");
        assertThat(fixture.lead("Berg", "source", String.class)).isEqualTo("OTHER");
        assertThat(fixture.lead("Berg", "source_detail", String.class)).isEqualTo("Organic Search");
        assertThat(fixture.lead("Berg", "email_opt_out", Boolean.class)).isTrue();
        assertThat(fixture.lead("Berg", "created_at", OffsetDateTime.class)).isEqualTo("2024-03-09T14:05Z");
    }

    @Test
    void importsWhatZohoExports() {
        var done = fixture.run("""
                LEADID;Last Name;Company;Lead Owner;Email;Mobile;Website;Industry;Lead Source;Lead Status;Created Time
                77;Ibarra;Cobalt Works;Some Body;ib@cobalt.example;555;cobalt.example;Pharma;Partner;Junk Lead;\
                15 Apr, 2021 00:03:00
                78;Quist;Dune Ltd;;q@dune.example;;;;Cold Call;Contacted;15 Apr, 2021 00:03:00
                """);

        assertThat(done.created()).isEqualTo(2);
        assertThat(fixture.lead("Ibarra", "status_reason", String.class)).isEqualTo("JUNK");
        assertThat(fixture.lead("Ibarra", "source", String.class)).isEqualTo("PARTNER_REFERRAL");
        assertThat(fixture.lead("Ibarra", "created_at", OffsetDateTime.class)).isEqualTo("2021-04-15T00:03Z");
        assertThat(fixture.lead("Quist", "status", String.class)).isEqualTo("OPEN");
        assertThat(fixture.lead("Quist", "website", String.class)).isNull();
    }

    @Test
    void rejectsControlCharactersAndTakesInvisibleTextForNone() {
        var id = fixture.accept("Last Name,City\nNo\u0007vak,Rye\nKay,\"Rye\nEly\"\nLi,\u00a0\u200b\n");
        fixture.finish();

        assertThat(fixture.get(id).rejected()).isEqualTo(2);
        assertThat(fixture.rejections(id)).contains("'Last Name' must be one line", "'City' must be one line");
        assertThat(fixture.lead("Li", "city", String.class)).isNull();
        assertThat(fixture.count("lead")).isEqualTo(1);
    }

    @Test
    void startsNoPathForALeadThatOthersGaveUp() {
        fixture.whenReceived(lastName -> assertThat(lastName).isEqualTo("Quist"));

        fixture.run("Last Name,Lead Status\nIbarra,Lost Lead\nQuist,New\n");

        assertThat(fixture.count("lead")).isEqualTo(2);
    }

    @Test
    void logsNoTouchOnAnOpenLeadForARowThatOthersGaveUp() {
        var done = fixture.run("""
                Last Name,Email,Lead Status
                Novak,n@acme.example,New
                Novak,n@acme.example,Junk Lead
                """);

        assertThat(done.created()).isEqualTo(2);
        assertThat(fixture.count("activity")).isZero();
    }

    @Test
    void refusesAFileAsAWholeAndStoresNothingOfIt() {
        assertThatExceptionOfType(BusinessException.class)
                .isThrownBy(() -> fixture.accept("Last Name\nNovak\n\"Li"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_FILE));
        assertThat(fixture.count("lead_import")).isZero();
        assertThat(fixture.count("lead_import_chunk")).isZero();
    }

    @Test
    void deletesTheFileWhenEveryRowHasItsResult() {
        var id = fixture.accept("Last Name\nNovak\n,\n");
        assertThat(fixture.count("lead_import_chunk")).isEqualTo(1);

        fixture.finish();

        assertThat(fixture.count("lead_import_chunk")).isZero();
        assertThat(fixture.results(id)).hasSize(2);
    }

    @Test
    void givesTheRejectedRowsBackAsTheyWereWithTheReasonInALastColumn() {
        var done = fixture.run("""
                Last Name;Email;Shoe Size;Description
                Novak;n@acme.example;9;fine
                Li;nobody;10;"called; twice
                ""maybe""\"
                =1+1;@x;;
                Kim;k@delta.example;11;fine;surplus
                Ray
                ;r@ray.example
                """);

        assertThat(fixture.rejections(done.id())).isEqualToNormalizingNewlines("""
                Last Name;Email;Shoe Size;Description;Rejection Reason
                Li;nobody;10;"called; twice
                ""maybe""\";'Email' is not an e-mail address.
                =1+1;@x;;;'Email' is not an e-mail address.
                Kim;k@delta.example;11;fine;The row has more values than the file has columns.;surplus
                "";r@ray.example;;;'Last Name' is required.
                """);
    }

    @Test
    void importsACorrectedFileOfRejectionsWithoutAWordAboutItsReasons() {
        var first = fixture.run("Last Name,Email\nNovak,nobody\nLi,no one\n");
        var second = fixture.run(fixture.rejections(first.id()).replace("nobody", "n@acme.example"));

        assertThat(second.warnings()).isEmpty();
        assertThat(second.created()).isEqualTo(1);
        assertThat(fixture.rejections(second.id()))
                .isEqualToNormalizingNewlines(
                        "Last Name,Email,Rejection Reason\nLi,no one,'Email' is not an e-mail address.\n");
    }

    @Test
    void importsOneFileAfterTheOther() {
        var first = fixture.accept("Last Name,Email\nNovak,n@acme.example\n");
        var second = fixture.accept("Last Name,Email\nNovak,n@acme.example\n");
        fixture.finish();

        assertThat(fixture.get(first).created()).isEqualTo(1);
        assertThat(fixture.get(second).merged()).isEqualTo(1);
    }

    @Test
    void storesALargeFileInPieces() {
        var file = new StringBuilder("Last Name,Description\n");
        for (int row = 0; row < 300; row++) {
            file.append("Row").append(row).append(',').append("ü".repeat(1000)).append('\n');
        }
        var id = fixture.accept(file.toString());
        assertThat(fixture.count("lead_import_chunk")).isGreaterThan(2);

        fixture.finish();

        assertThat(fixture.get(id).created()).isEqualTo(300);
        assertThat(fixture.lead("Row299", "description", String.class)).isEqualTo("ü".repeat(1000));
    }

    @Test
    void letsAChannelManagerImportPartnerLeadsOnly() {
        fixture.account("acc-1");
        var id = fixture.accept("Last Name,Partner Account Id\nNovak,acc-1\nKay,nowhere\nLi,\n", CHANNEL);
        fixture.finish();

        assertThat(fixture.get(id).created()).isEqualTo(1);
        assertThat(fixture.lead("Novak", "partner_account_id", String.class)).isEqualTo("acc-1");
        assertThat(fixture.rejections(id)).contains("partner leads only").contains("there is no 'nowhere'");
    }

    @Test
    void showsAChannelManagerImportsOfPartnerLeadsOnly() {
        var partnerLeads = fixture.accept("Last Name,Partner Account Id\nNovak,acc-1\n", CHANNEL);
        var allLeads = fixture.accept("Last Name\nNovak\n", SDR);

        assertThat(fixture.fileImports()
                        .get(ImportKind.LEADS, partnerLeads, CHANNEL)
                        .total())
                .isEqualTo(1);
        assertThat(fixture.fileImports()
                        .get(ImportKind.LEADS, partnerLeads, SDR)
                        .total())
                .isEqualTo(1);
        assertThatExceptionOfType(BusinessException.class)
                .isThrownBy(() -> fixture.fileImports().get(ImportKind.LEADS, allLeads, CHANNEL))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.FORBIDDEN));
    }

    @Test
    void refusesWhoeverMayNotImport() {
        var ae = new CurrentUser("ae", Set.of(Role.AE));

        assertThatExceptionOfType(BusinessException.class)
                .isThrownBy(() -> fixture.fileImports().accept(ImportKind.LEADS, upload("Last Name\nNovak\n"), ae))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.FORBIDDEN));
    }

    @Test
    void knowsNoImportThatWasNeverStarted() {
        assertThatExceptionOfType(BusinessException.class)
                .isThrownBy(() -> fixture.fileImports().get(ImportKind.LEADS, "nowhere", SDR))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }
}
