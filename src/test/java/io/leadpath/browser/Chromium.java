package io.leadpath.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The machine's own Chromium, one for all browser tests. Where there is none the tests are skipped, except in CI: there
 * a missing browser is a failure.
 */
class Chromium implements BeforeAllCallback {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final double PATIENCE_MS = 30_000;
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Running running;

    private record Running(Playwright playwright, Browser browser) implements CloseableResource {
        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var installed = Files.isExecutable(PROGRAM);
        var sentence = "There is no browser at " + PROGRAM + ", so nothing was tried in a browser. Install Chromium.";
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(installed, sentence);
        }
        assumeTrue(installed, sentence);
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Chromium.class))
                .getOrComputeIfAbsent(Chromium.class, any -> start(), Running.class);
    }

    static Browser browser() {
        return running.browser();
    }

    private static Running start() {
        var nothingToDownload = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        var playwright = Playwright.create(nothingToDownload);
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(PROGRAM)
                .setHeadless(true)
                .setArgs(QUIET);
        return new Running(playwright, playwright.chromium().launch(options));
    }
}
