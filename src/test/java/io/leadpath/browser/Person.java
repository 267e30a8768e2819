package io.leadpath.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.ZoneId;

/** Somebody at a browser of their own, who logs in through the form and goes on by clicking. */
class Person implements AutoCloseable {
    /** Not UTC, so that a form that forgets the offset is noticed. */
    static final ZoneId TIME_ZONE = ZoneId.of("Europe/Helsinki");

    private static final double PATIENCE_MS = 60_000;

    private final BrowserContext context;
    private final Page page;
    private final String site;

    private Person(BrowserContext context, String site) {
        this.context = context;
        this.page = context.newPage();
        this.site = site;
        page.setDefaultTimeout(PATIENCE_MS);
    }

    static Person at(String site, int width, int height) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("en-US")
                .setTimezoneId(TIME_ZONE.getId());
        return new Person(Chromium.browser().newContext(options), site);
    }

    /** Logged in, with a window high enough for a whole form. */
    static Person loggedIn(String site, String user) {
        var person = at(site, 1280, 1700);
        person.logIn(user);
        return person;
    }

    void logIn(String user) {
        open("/login");
        page.getByLabel("User name").fill(user);
        page.getByLabel("Password").fill(user);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Log in"))
                .click();
        page.waitForURL(site + "/");
    }

    void open(String path) {
        page.navigate(site + path);
    }

    Tasklist tasklist() {
        click("Tasklist");
        return new Tasklist(page);
    }

    /** Follows a link. */
    void click(String link) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(link))
                .first()
                .click();
    }

    Page page() {
        return page;
    }

    @Override
    public void close() {
        context.close();
    }
}
