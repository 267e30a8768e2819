package io.leadpath.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import java.util.List;
import java.util.Set;

/** What every page owes to those who see, point or type less well than others, and to small screens. */
final class Accessibility {
    /** Every rule of WCAG A and AA, and what axe-core counts as good practice. */
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final Set<String> NOT_TO_BE_BORNE = Set.of("serious", "critical");

    private Accessibility() {}

    /** Fails for each serious or critical finding of axe-core on the page that is open, and names the element. */
    static void check(Person person, String page) {
        var findings = new AxeBuilder(person.page())
                .withTags(RULES).analyze().getViolations().stream()
                        .filter(finding -> NOT_TO_BE_BORNE.contains(finding.getImpact()))
                        .map(Accessibility::inWords)
                        .toList();
        assertThat(findings).as("What axe-core found on " + page).isEmpty();
    }

    /** Fails when the page that is open is wider than its window, and names what sticks out. */
    static void fits(Person person, String page) {
        var beyond = (List<?>) person.page().evaluate("""
                () => document.documentElement.scrollWidth <= window.innerWidth ? []
                    : [...document.querySelectorAll('body *')]
                        .filter(one => one.getBoundingClientRect().right > window.innerWidth)
                        .map(one => one.outerHTML.slice(0, 120))""");
        assertThat(beyond).as("What is wider than the window on " + page).isEmpty();
    }

    /** Both, and a picture to look at. */
    static void check(Person person, String page, Screenshots pictures) {
        pictures.take(person, page);
        fits(person, page);
        check(person, page);
    }

    private static String inWords(Rule finding) {
        var elements = finding.getNodes().stream().map(CheckedNode::getHtml).toList();
        return finding.getId() + ": " + finding.getHelp() + ": " + elements;
    }
}
