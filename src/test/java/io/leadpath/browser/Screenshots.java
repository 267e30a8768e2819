package io.leadpath.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Locale;

/** Pictures of one way through the product, numbered in the order in which they were taken: target/screenshots. */
class Screenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private final String story;
    private int taken;

    Screenshots(String story) {
        this.story = story;
    }

    void take(Person person, String what) {
        var file = String.format(Locale.ROOT, "%s-%02d-%s.png", story, ++taken, what);
        person.page().screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)));
    }
}
