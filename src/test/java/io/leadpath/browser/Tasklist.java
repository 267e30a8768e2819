package io.leadpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Camunda Tasklist as people use it: a filter, a card, a form, a button. */
class Tasklist {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.US);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.US);

    private static final Locator.ClickOptions AT_ONCE = new Locator.ClickOptions().setTimeout(1000);

    private final Page page;

    Tasklist(Page page) {
        this.page = page;
    }

    Tasklist filter(String name) {
        filters()
                .getByText(name, new Locator.GetByTextOptions().setExact(false))
                .first()
                .click();
        assertThat(page.locator(".task-filter.active")).containsText(name);
        return this;
    }

    Locator filters() {
        return page.locator(".task-filter");
    }

    Locator cards() {
        return page.locator("li.task");
    }

    Locator card(String task, String lead) {
        return cards().filter(new FilterOptions().setHasText(task)).filter(new FilterOptions().setHasText(lead));
    }

    /** Opens the lead's task and waits until its form tells who the lead is. */
    Tasklist open(String task, String lead) {
        page.waitForCondition(() ->
                card(task, lead).count() > 0 || turnedPage() && card(task, lead).count() > 0);
        card(task, lead).locator("h4 a").click();
        assertThat(form().getByRole(AriaRole.HEADING).first()).hasText(lead);
        return this;
    }

    /** Goes on to the next page of the list, and from the last to the first; false while the list is still loading. */
    private boolean turnedPage() {
        var next = page.locator(".pagination-next:not(.disabled) a:visible");
        var first = page.locator(".pagination-first:not(.disabled) a:visible");
        var turn = next.count() > 0 ? next : first;
        if (turn.count() == 0 || !everyCardTold()) {
            return false;
        }
        try {
            page.waitForResponse(answer -> answer.url().contains("/list"), () -> turn.click(AT_ONCE));
            return true;
        } catch (TimeoutError e) {
            return false; // the list was replaced meanwhile and has one page only
        }
    }

    void everyCardTellsItsLead() {
        assertThat(cards().first()).isVisible();
        page.waitForCondition(this::everyCardTold);
    }

    private boolean everyCardTold() {
        var told = page.locator(".lead-on-card").filter(new FilterOptions().setHasText(","));
        return cards().count() == told.count();
    }

    Tasklist claim() {
        page.getByText("Claim", new GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".disabled-form")).hasCount(0);
        return this;
    }

    Locator form() {
        return page.locator(".fjs-container");
    }

    /** Answers a question that has the answers beside it. */
    Tasklist choose(String question, String answer) {
        field(question)
                .getByLabel(answer, new Locator.GetByLabelOptions().setExact(true))
                .check();
        return this;
    }

    Tasklist write(String label, String text) {
        field(label).locator("input, textarea").first().fill(text);
        page.keyboard().press("Tab");
        return this;
    }

    /** Picks an entry of a list. */
    Tasklist pick(String label, String entry) {
        field(label).locator("input").click();
        page.locator(".fjs-dropdownlist-item").getByText(entry).first().click();
        return this;
    }

    /** Takes back what was picked from a list. */
    Tasklist clear(String label) {
        field(label).locator(".fjs-select-cross").click();
        page.keyboard().press("Tab");
        return this;
    }

    Tasklist tick(String label) {
        form().getByLabel(label).click();
        assertThat(form().getByLabel(label)).isChecked();
        return this;
    }

    Tasklist at(String label, ZonedDateTime time) {
        var moment = field(label);
        moment.locator("input").first().fill(DAY.format(time));
        page.keyboard().press("Tab");
        moment.locator(".fjs-timepicker input").fill(TIME.format(time));
        page.keyboard().press("Tab");
        return this;
    }

    /** Completes the task and waits until it is gone from the page. */
    void complete() {
        completeButton().click();
        assertThat(page.getByText("Select a task in the list.")).isVisible();
    }

    /** Tries to complete a form that lacks an answer: it is told so and nothing is sent. */
    void cannotBeCompletedYet() {
        completeButton().click();
        assertThat(form().getByText("Field is required.").first()).isVisible();
        refusal().locator("button.close:visible").click();
    }

    Locator completeButton() {
        return page.locator("button:has-text('Complete')");
    }

    /** What Tasklist says when the server refuses. */
    Locator refusal() {
        return page.locator(".page-notifications .alert-danger, .notification.alert-danger");
    }

    private Locator field(String label) {
        return form().locator(".fjs-form-field")
                .filter(new FilterOptions()
                        .setHas(page.locator("label, .fjs-form-field-label"))
                        .setHasText(beginsWith(label)));
    }

    /** In the browser's kind of pattern, which knows no quoting. */
    private static Pattern beginsWith(String text) {
        return Pattern.compile("^\\s*" + text.replaceAll("[^\\w ]", "\\\\$0"));
    }
}
