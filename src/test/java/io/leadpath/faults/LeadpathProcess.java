package io.leadpath.faults;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.leadpath.LeadpathApplication;
import io.leadpath.support.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.h2.jdbcx.JdbcDataSource;

/** Leadpath in a JVM of its own on an H2 file, so that it can be killed the hard way and started again. */
final class LeadpathProcess {
    private static final Pattern LISTENING = Pattern.compile("Tomcat started on port (\\d+)");

    private final Path folder;
    private final int port;
    private final Process process;

    private LeadpathProcess(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts on the data in the folder and answers when health is UP. */
    static LeadpathProcess start(Path folder, String... options) {
        var all = new ArrayList<>(List.of(options));
        all.add("--spring.datasource.url=" + url(folder));
        return launch(folder, all);
    }

    /** Starts on another database; the folder takes the log. */
    static LeadpathProcess start(Path folder, Map<String, String> settings) {
        return launch(
                folder,
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toList());
    }

    private static LeadpathProcess launch(Path folder, List<String> options) {
        try {
            var log = Files.createTempFile(folder, "server-", ".log");
            var command = new ArrayList<>(List.of(
                    javaProgram("java"),
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    LeadpathApplication.class.getName(),
                    // The server takes the port itself: one that was only found free may be taken until it listens.
                    "--server.port=0",
                    "--leadpath.samples=false"));
            command.addAll(options);
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                await("health of a started server")
                        .atMost(3, MINUTES)
                        .pollInterval(1, SECONDS)
                        .ignoreExceptions()
                        .failFast("the server ended", () -> !process.isAlive())
                        .until(() -> isUp(log));
            } catch (ConditionTimeoutException | TerminalFailureException e) {
                throw new IllegalStateException(lastWords(process, log), e);
            }
            return new LeadpathProcess(folder, port(log).getAsInt(), process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    Caller as(String user) {
        return Caller.program(port, user, user);
    }

    /** What {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** An orderly end. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    /** A copy of a stopped server's data: looking at what a kill left must not change it. */
    static DataSource data(Path folder) {
        var data = new JdbcDataSource();
        data.setUrl(url(copyOf(folder)));
        data.setUser("leadpath");
        data.setPassword("leadpath");
        return data;
    }

    private static Path copyOf(Path folder) {
        try {
            var copy = Files.createTempDirectory(folder, "copy-");
            Files.copy(folder.resolve("leadpath.mv.db"), copy.resolve("leadpath.mv.db"));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("leadpath").toAbsolutePath();
    }

    private static boolean isUp(Path log) throws IOException {
        var port = port(log);
        return port.isPresent()
                && Caller.nobody(port.getAsInt()).get("/actuator/health").status() == 200;
    }

    /** The port that the log names, as soon as it does. */
    private static OptionalInt port(Path log) throws IOException {
        var found = LISTENING.matcher(Files.readString(log));
        return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
    }

    /** Why a server does not come up: what it does at this moment, if it lives, and the end of its log. */
    private static String lastWords(Process process, Path log) throws IOException {
        var doing = "";
        if (process.isAlive()) {
            var threads = new ProcessBuilder(javaProgram("jstack"), Long.toString(process.pid())).start();
            doing = new String(threads.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.destroyForcibly();
        }
        var lines = Files.readAllLines(log);
        return "The server did not come up.\n" + doing
                + String.join("\n", lines.subList(Math.max(0, lines.size() - 150), lines.size()));
    }

    private static String javaProgram(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
