package io.leadpath.faults;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.leadpath.LeadpathApplication;
import io.leadpath.support.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Leadpath in a JVM of its own on an H2 file, so that it can be killed the hard way and started again. */
final class LeadpathProcess {
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
            var port = freePort();
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    LeadpathApplication.class.getName(),
                    "--server.port=" + port,
                    "--leadpath.samples=false"));
            command.addAll(options);
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("server.log").toFile()))
                    .start();
            var started = new LeadpathProcess(folder, port, process);
            await("health of " + folder.resolve("server.log"))
                    .atMost(3, MINUTES)
                    .pollInterval(1, SECONDS)
                    .ignoreExceptions()
                    .until(() -> Caller.nobody(port).get("/actuator/health").status() == 200);
            return started;
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

    /** The data of a stopped server. */
    static DataSource data(Path folder) {
        var data = new JdbcDataSource();
        data.setUrl(url(folder));
        data.setUser("leadpath");
        data.setPassword("leadpath");
        return data;
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
