package io.leadpath.imports;

import static io.leadpath.imports.ImportKind.ACCOUNTS;
import static io.leadpath.imports.ImportKind.CONTACTS;
import static io.leadpath.imports.ImportKind.LEADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.leadpath.account.Account;
import io.leadpath.account.Accounts;
import io.leadpath.account.Contact;
import io.leadpath.account.Contacts;
import io.leadpath.shared.BusinessException;
import io.leadpath.shared.ErrorCode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A company begins with the customers it has: accounts first, then the people who work there. */
@ImportTest
class AccountsAndContactsTest {
    private static final Path REAL_EXPORT =
            Path.of(System.getProperty("leadpath.test.data", "../shared/data"), "crm-export-accounts.csv");

    @Autowired
    private ImportFixture fixture;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Contacts contacts;

    @BeforeEach
    void clear() {
        fixture.clear();
    }

    @Test
    void makesAnAccountOfEveryNewName() {
        var done = fixture.run(ACCOUNTS, """
                Account Name,Website,Phone,Industry,Employees,Annual Revenue,Rating,Billing Street,Billing City,\
                Billing State/Province,Billing Zip/Postal Code,Billing Country,Account Owner,Created Date
                Birch & Sons,birch.example,+44 1 23,Timber,"1,250","$2,500,000.00",Hot,1 Long Road,Leeds,\
                West Yorkshire,LS1 4AB,UK,sdr,2021-04-15
                Fjord AS,,,,,,,,,,,,Some Body,
                """);

        assertThat(done.kind()).isEqualTo(ACCOUNTS);
        assertThat(done.created()).isEqualTo(2);
        assertThat(done.warnings()).isEmpty();
        var birch = account("Birch & Sons");
        assertThat(birch.details().employees()).isEqualTo(1250);
        assertThat(birch.details().annualRevenue()).isEqualByComparingTo("2500000");
        assertThat(birch.details().rating()).isEqualTo("HOT");
        assertThat(birch.details().billingPostalCode()).isEqualTo("LS1 4AB");
        assertThat(birch.details().owner()).isEqualTo("sdr");
        assertThat(birch.createdAt()).isEqualTo("2021-04-15T00:00:00Z");
        assertThat(account("Fjord AS").details().owner()).isNull();
    }

    @Test
    void fillsOnlyTheEmptyFieldsOfAnAccountThatIsThereOrCameEarlierInTheFile() {
        var done = fixture.run(ACCOUNTS, """
                Company name;Company Domain Name;Phone;Industry
                Cobalt Works Ltd;cobalt.example;;Pharma
                COBALT WORKS, Inc.;other.example;555;Mining
                """);

        assertThat(done.created()).isEqualTo(1);
        assertThat(done.merged()).isEqualTo(1);
        assertThat(fixture.count("account")).isEqualTo(1);
        var cobalt = account("Cobalt Works").details();
        assertThat(cobalt.name()).isEqualTo("Cobalt Works Ltd");
        assertThat(cobalt.website()).isEqualTo("cobalt.example");
        assertThat(cobalt.phone()).isEqualTo("555");
        assertThat(cobalt.industry()).isEqualTo("Pharma");
    }

    @Test
    void anAccountThatHoldsEverythingAlreadyKeepsItsVersion() {
        fixture.run(ACCOUNTS, "Account Name,Phone\nAcme,1\n");
        fixture.run(ACCOUNTS, "Account Name,Phone\nAcme,2\n");

        assertThat(account("Acme").version()).isZero();
    }

    @Test
    void rejectsAnAccountWithoutANameOrWithAWrongValue() {
        var done = fixture.run(ACCOUNTS, "Account Name,Employees\n,5\nAcme,many\n");

        assertThat(done.rejected()).isEqualTo(2);
        assertThat(rejections(ACCOUNTS, done.id()))
                .contains("'Account Name' is required.", "'Employees' is not a whole number.");
        assertThat(fixture.count("account")).isZero();
    }

    @Test
    void putsAContactIntoItsAccountAndMakesAnAccountThatIsNotThere() {
        fixture.run(ACCOUNTS, "Account Name\nAcme Inc.\n");

        var done = fixture.run(CONTACTS, """
                First Name,Last Name,Account Name,Email,Title,Mailing City,Lead Source,Email Opt Out,Contact Owner
                Mira,Osei,ACME,mira@acme.example,CFO,Leeds,Web,1,sdr
                Tom,Berg,Fjord AS,,,,Cold Call,,Some Body
                Bo,Li,Fjord AS,,,,,,
                """);

        assertThat(done.created()).isEqualTo(3);
        assertThat(done.accountsCreated()).isEqualTo(1);
        var mira = contacts.ofAccount(account("Acme").id()).get(0).details();
        assertThat(mira.fullName()).isEqualTo("Mira Osei");
        assertThat(mira.mailingCity()).isEqualTo("Leeds");
        assertThat(mira.source()).isEqualTo("WEB");
        assertThat(mira.emailOptOut()).isTrue();
        assertThat(mira.owner()).isEqualTo("sdr");
        assertThat(contacts.ofAccount(account("Fjord").id()))
                .extracting(Contact::details)
                .extracting(details -> details.fullName() + " " + details.source() + " " + details.owner())
                .containsExactly("Tom Berg OTHER null", "Bo Li null null");
    }

    @Test
    void fillsTheContactOfEqualEmailInTheSameAccountAndNeverTakesAnOptOutBack() {
        var done = fixture.run(CONTACTS, """
                Name,Company Name,Email,Phone,Title,Do Not Call
                Mira Osei,Acme,mira@acme.example,,CFO,yes
                M. Osei,Acme,MIRA@acme.example,555,CEO,no
                Mira Osei,Beta,mira@acme.example,,,
                """);

        assertThat(done.created()).isEqualTo(2);
        assertThat(done.merged()).isEqualTo(1);
        assertThat(done.accountsCreated()).isEqualTo(2);
        var mira = contacts.ofAccount(account("Acme").id());
        assertThat(mira).hasSize(1);
        assertThat(mira.get(0).details().phone()).isEqualTo("555");
        assertThat(mira.get(0).details().title()).isEqualTo("CFO");
        assertThat(mira.get(0).details().doNotCall()).isTrue();
    }

    @Test
    void rejectsAContactWithoutAccountAndMakesNoAccountForARejectedOne() {
        var done = fixture.run(CONTACTS, "Last Name,Account,Email\nOsei,,\nLi,Acme,nobody\n,Beta,\n");

        assertThat(done.rejected()).isEqualTo(3);
        assertThat(rejections(CONTACTS, done.id()))
                .contains("'Account' is required.", "'Email' is not an e-mail address.", "'Last Name' is required.");
        assertThat(fixture.count("account")).isZero();
    }

    @Test
    void refusesAFileWithoutTheColumnThatTheRecordsNeed() {
        for (var kind : List.of(ACCOUNTS, CONTACTS)) {
            assertThatExceptionOfType(BusinessException.class)
                    .isThrownBy(() -> fixture.run(kind, "Last Name,Email\nOsei,\n"))
                    .withMessageContaining("account")
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_FILE));
        }
    }

    @Test
    void knowsAnImportOnlyUnderItsOwnKind() {
        var id = fixture.run(ACCOUNTS, "Account Name\nAcme\n").id();

        assertThatExceptionOfType(BusinessException.class)
                .isThrownBy(() -> fixture.fileImports().get(LEADS, id, ImportFixture.SDR))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void letsAChannelManagerImportAndSeeNeitherAccountsNorContacts() {
        fixture.run(ACCOUNTS, "Account Name\nAcme\n");

        assertThatExceptionOfType(BusinessException.class)
                .isThrownBy(() -> fixture.fileImports()
                        .accept(CONTACTS, ImportFixture.upload("Name,Account\nLi,Acme\n"), ImportFixture.CHANNEL))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.FORBIDDEN));
        assertThat(fixture.fileImports().newest(ImportFixture.CHANNEL, 10)).isEmpty();
        assertThat(fixture.fileImports().newest(ImportFixture.SDR, 10))
                .extracting(FileImport::kind)
                .containsExactly(ACCOUNTS);
    }

    @Test
    void anImportInterruptedAnywhereMakesEveryAccountAndContactOnce() {
        var file = new StringBuilder("Last Name,Account Name,Email\n");
        for (int row = 0; row < 120; row++) {
            file.append("P" + row + ",Company" + row % 30 + ",p" + row % 90 + "@acme.example\n");
        }
        var id = fixture.fileImports()
                .accept(CONTACTS, ImportFixture.upload(file.toString()), ImportFixture.SDR)
                .id();
        var random = new Random(3);
        while (fixture.get(id).isRunning()) {
            fixture.newProgress(random.nextInt(1, 20)).advance();
        }

        var done = fixture.get(id);
        assertThat(fixture.count("account")).isEqualTo(30).isEqualTo(done.accountsCreated());
        assertThat(fixture.count("contact")).isEqualTo(90).isEqualTo(done.created());
        assertThat(done.merged()).isEqualTo(30);
    }

    @Test
    void importsARealExportOfAccounts() throws IOException {
        assumeTrue(Files.exists(REAL_EXPORT), "no real export beside the project");

        var done = fixture.run(ACCOUNTS, Files.readString(REAL_EXPORT));

        System.out.println("ImportPrinted " + done.created() + " created, " + done.merged() + " merged, "
                + done.rejected() + " rejected; " + done.warnings());
        assertThat(done.read()).isEqualTo(1200).isEqualTo(done.created() + done.merged() + done.rejected());
        assertThat(fixture.count("account")).isEqualTo(done.created());
        assertThat(done.rejected()).as("the one row without a name").isOne();
    }

    private Account account(String name) {
        assertThat(accounts.named(name)).hasSize(1);
        return accounts.named(name).get(0);
    }

    private String rejections(ImportKind kind, String id) {
        var out = new StringWriter();
        fixture.fileImports().writeRejections(kind, id, ImportFixture.SDR, out);
        return out.toString();
    }
}
