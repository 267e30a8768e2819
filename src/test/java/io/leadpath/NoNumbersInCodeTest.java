package io.leadpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadpath.NumbersInCode.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long and how often is what analysts write into their tables: neither the code nor a model has such a number. */
class NoNumbersInCodeTest {
    private static final Path CODE = Path.of("src", "main", "java");
    private static final Path SETTINGS = Path.of("src", "main", "resources");
    private static final Path MODELS = Path.of("processes");

    /** Where a comparison with a number is about bytes, characters, pages and answers, and never about people. */
    private static final Map<String, String> ONLY_MACHINES = Map.ofEntries(
            Map.entry("engine", "lengths of texts, steps of a timer"),
            Map.entry("imports", "columns and characters of files"),
            Map.entry("jobs", "retries of a piece of work"),
            Map.entry("mail", "answers of mail servers"),
            Map.entry("modeling", "pixels of a drawing"),
            Map.entry("outbox", "lengths of texts"),
            Map.entry("personaldata", "lengths of texts"),
            Map.entry("persistence", "rows that are read at once, lengths of words"),
            Map.entry("rest", "pages, digits, status codes of HTTP"),
            Map.entry("security", "lengths of tokens, status codes of HTTP"),
            Map.entry("shared", "decimals of an amount"));

    /**
     * A number that may stand where it stands.
     *
     * @param file the end of its path
     * @param text part of the line
     */
    private record Allowed(String file, String text, String because) {
        private boolean is(Found found) {
            return found.file().endsWith(file) && found.text().contains(text);
        }
    }

    private static final List<Allowed> ALLOWED = List.of(
            new Allowed("bulk/BulkSettings.java", "pollInterval", "how often a machine looks; a setting"),
            new Allowed(
                    "conversion/web/BulkConversionController.java", "MOST_ENTRIES", "the contract with programs: 200"),
            new Allowed("conversion/ConversionDefaults.java", "LONGEST_OPPORTUNITY_NAME", "the length of a text"),
            new Allowed(
                    "conversion/ConversionRequest.java", "FIRST_YEAR", "which years are years and no mistyped ones"),
            new Allowed("engine/TimerSteps.java", "plusNanos(999_999_999)", "rounds a moment up to a full second"),
            new Allowed("imports/ImportSettings.java", "pollInterval", "how often a machine looks; a setting"),
            new Allowed(
                    "jobs/PollingWorker.java", "awaitTermination", "how long a server that stops waits for a thread"),
            new Allowed("outbox/OutboxSettings.java", "pollInterval", "how often a machine looks; a setting"),
            new Allowed(
                    "outbox/OutboxSettings.java",
                    "lease",
                    "when a delivery by a killed server is taken over; a setting"),
            new Allowed("outbox/OutboxSettings.java", "\"8h\"", "when another machine is tried again; a setting"),
            new Allowed(
                    "qualification/trial/TrialSettings.java",
                    "timeout",
                    "how long a product may take to answer; a setting"),
            new Allowed(
                    "rest/idempotency/IdempotencyConfiguration.java",
                    "patience",
                    "how long a request waits for its twin"),
            new Allowed("rest/idempotency/RememberedAnswers.java", "KEPT", "the contract with programs: 24 hours"),
            new Allowed("rest/idempotency/RememberedAnswers.java", "@Scheduled", "how often a machine tidies up"),
            new Allowed(
                    "samples/process/ProcessSampleJourneys.java", "begun.minus", "invents the past of sample leads"),
            new Allowed(
                    "samples/process/ProcessSampleJourneys.java",
                    "clock.instant().minus",
                    "invents the past of sample leads"),
            new Allowed("application.yaml", "failed-job-retry-time-cycle", "when a machine tries again; a setting"),
            new Allowed("servicelevel/WorkingTime.java", "plusDays(1)", "the next day"),
            new Allowed(
                    "servicelevel/WorkingTime.java",
                    "LONGEST_CLOSURE_IN_DAYS",
                    "ends the search in a calendar without a working day"),
            new Allowed("monitoring/Funnels.java", "plusDays(1)", "the next day"),
            new Allowed("opportunity/CloseDates.java", "plusMonths(3)", "a quarter has three months"),
            new Allowed("opportunity/CloseDates.java", "minusDays(1)", "the day before"),
            new Allowed("opportunity/CloseDates.java", "FIRST_YEAR", "which years are years and no mistyped ones"),
            new Allowed("qualification/process/HoldMeetingRules.java", "LONGEST_NOTES", "the length of a text"),
            new Allowed("qualification/trial/TrialChannel.java", "status >=", "status codes of HTTP"),
            new Allowed("qualification/trial/TrialSettings.java", "SHORTEST_SECRET", "the length of a secret"),
            new Allowed("layout/InWords.java", "parts.length", "whether a name has two parts"),
            new Allowed(
                    "webtolead/SubmissionWorker.java",
                    "awaitTermination",
                    "how long a server that stops waits for a thread"),
            new Allowed("webtolead/WebToLeadSettings.java", "pollInterval", "how often a machine looks; a setting"),
            new Allowed("webtolead/WebToLeadSettings.java", "window", "how much a machine takes at a time; a setting"),
            new Allowed("webtolead/WebToLeadSettings.java", "retryGap", "when a machine tries again; a setting"),
            new Allowed(
                    "webtolead/PublicFormFilter.java", "plusSeconds(1).minusNanos(1)", "rounds up to a full second"),
            new Allowed(".bpmn", "camunda:historyTimeToLive", "how long the engine keeps what is over"),
            new Allowed(
                    ".bpmn", "camunda:failedJobRetryTimeCycle", "when a machine tries again what failed technically"),
            new Allowed("application.yaml", "timeout: 8h", "how long a log-in lasts unused"),
            new Allowed("application.yaml", "history-time-to-live", "how long the engine keeps what is over"));

    @Test
    void noTimeAndNoThresholdStandsInTheCodeOrInAModel() throws Exception {
        assertThat(found())
                .filteredOn(found -> ALLOWED.stream().noneMatch(allowed -> allowed.is(found)))
                .as("numbers that belong into service-levels.dmn, or with the reason why not into ALLOWED")
                .isEmpty();
    }

    @Test
    void whatIsAllowedIsStillThere() throws Exception {
        var found = found();

        assertThat(ALLOWED).allMatch(allowed -> found.stream().anyMatch(allowed::is));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var due = \"PT4H\";",
                "var rest = \"P14D\";",
                "var cycle = \"R3/PT10S\";",
                "@DefaultValue({\"1m\", \"5m\"}) List<Duration> delays",
                "Duration.ofDays(90)",
                "Period.of(0, 3, 0)",
                "now.plusDays(14)",
                "now.minusHours( 2 )",
                "now.plus(3, ChronoUnit.DAYS)",
                "now\n.plus(Duration\n.ofHours(48))",
                "lock.await(5, TimeUnit.SECONDS)",
                "TimeUnit.DAYS.toMillis(14)",
                "@Scheduled(fixedDelay = 60)",
                "private static final int DAYS = 14; Instant due() { return now.plusDays(DAYS); }",
                "\"DELETE FROM notice WHERE created_at < now() - INTERVAL '90' DAY\"",
            })
    void aTimeInTheCodeIsFound(String line) {
        assertThat(NumbersInCode.inJava("Any.java", line)).hasSize(1).noneMatch(Found::isThreshold);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (noShows >= 2) {",
                "if (2 <= noShows) {",
                "return count(touches) == 10;",
                "attempts<9 ? \"again\" : \"rest\"",
                "private static final int MOST = 3; boolean isOver() { return rounds > MOST; }",
            })
    void aThresholdInTheCodeIsFound(String line) {
        assertThat(NumbersInCode.inJava("Any.java", line)).hasSize(1).allMatch(Found::isThreshold);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// retried after PT4H, now.plusDays(14), noShows >= 2",
                "/** {@code Duration.ofDays(90)} */",
                "throw new X(\"write a duration such as PT48H or P14D\");",
                "char quote = '\"'; // \"PT4H\"",
                "now.plus(deadlines.length(\"meetingLength\"))",
                "if (secondOpinions > 0 || found.size() == 1) {",
                "Map<String, List<Integer>> numbers = of(2, 3);",
                "rows -> 2",
                "key << 3",
            })
    void whatIsNoSuchNumberIsLeftAlone(String line) {
        assertThat(NumbersInCode.inJava("Any.java", line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<timeDuration>PT4H</timeDuration>",
                "<timeCycle>R3/PT10H</timeCycle>",
                "<timeDate>${dateTime().plusDays(14)}</timeDate>",
                "<timeDuration>${urgent ? 'PT1H' : 'PT4H'}</timeDuration>",
                "<userTask dueDate=\"${now().plusHours(4)}\"/>",
                "<condition>${noShows >= 2}</condition>",
                "<condition>${noShows &gt; 1 &amp;&amp; attempts ge 10}</condition>",
                "<condition>#{3 == rounds}</condition>",
            })
    void aNumberInAModelIsFound(String element) throws Exception {
        assertThat(NumbersInCode.inBpmn("any.bpmn", "<process id=\"here\">" + element + "</process>"))
                .singleElement()
                .extracting(Found::text)
                .asString()
                .startsWith("here ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<timeDate>${deadlines.at('reviewLead', 2)}</timeDate>",
                "<condition>${noShows > 0 &amp;&amp; deadlines.has('nextAttempt', attempts + 1)}</condition>",
                "<documentation>Retried after 14 days; more than 2 no-shows >= 2 are too many.</documentation>",
                "<bounds x=\"160\"/>",
            })
    void aModelThatAsksTheTablesIsLeftAlone(String element) throws Exception {
        assertThat(NumbersInCode.inBpmn("any.bpmn", "<process id=\"here\">" + element + "</process>"))
                .isEmpty();
    }

    @Test
    void aTimeAmongTheSettingsIsFound() {
        assertThat(NumbersInCode.inYaml("any.yaml", "a:\n  rest: 90d # days\n  # other: P14D\n  size: 32MB\n"))
                .extracting(Found::line)
                .containsExactly(2);
    }

    private static List<Found> found() throws Exception {
        var found = new ArrayList<Found>();
        for (var file : files(CODE, ".java")) {
            found.addAll(NumbersInCode.inJava(name(file), Files.readString(file)));
        }
        for (var file : files(MODELS, ".bpmn")) {
            found.addAll(NumbersInCode.inBpmn(name(file), Files.readString(file)));
        }
        for (var file : files(SETTINGS, ".yaml")) {
            found.addAll(NumbersInCode.inYaml(name(file), Files.readString(file)));
        }
        found.removeIf(number -> number.isThreshold()
                && ONLY_MACHINES.keySet().stream()
                        .anyMatch(module -> number.file().startsWith("src/main/java/io/leadpath/" + module + "/")));
        return found;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return file.toString().replace('\\', '/');
    }
}
