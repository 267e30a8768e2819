package io.leadpath.engine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.ModelException;

/** What stands in the cells of a decision table, where it can be told without evaluating it. */
record DecisionCells(String decision, DecisionTable table) {
    private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");
    private static final Pattern TEXTS = Pattern.compile(TEXT + "(\\s*,\\s*" + TEXT + ")*");
    /** What each branch of an {@code if … then "…" else "…"} answers. */
    private static final Pattern BRANCH =
            Pattern.compile("\\bthen\\s*" + TEXT + "(?=\\s*else\\b)|\\belse\\s*" + TEXT + "\\s*$");
    /** A number, or a word that was meant for a text: FEEL would take it for the name of an input. */
    private static final Pattern BARE = Pattern.compile("[\\w.-]+");

    /** The tables of a file; none where it cannot be read, which the engine itself says better. */
    static List<DecisionCells> of(byte[] file) {
        try {
            return Dmn.readModelFromStream(new ByteArrayInputStream(file))
                    .getModelElementsByType(Decision.class)
                    .stream()
                    .filter(decision -> decision.getExpression() instanceof DecisionTable)
                    .map(decision -> new DecisionCells(decision.getId(), (DecisionTable) decision.getExpression()))
                    .toList();
        } catch (ModelException e) {
            return List.of();
        }
    }

    /**
     * An answer as it stands in the file.
     *
     * @param rule the id of its rule
     * @param isText false for one without quotation marks
     */
    record Answer(String rule, String value, boolean isText) {}

    /** The answers to the output that are not computed. */
    List<Answer> answers(String output) {
        var column =
                names(table.getOutputs().stream().map(each -> each.getName())).indexOf(output);
        return column < 0
                ? List.of()
                : table.getRules().stream()
                        .flatMap(rule ->
                                answers(rule.getId(), text(rule.getOutputEntries(), column, entry -> entry.getText())))
                        .toList();
    }

    private Stream<Answer> answers(String rule, String cell) {
        if (TEXT.matcher(cell).matches()) {
            return Stream.of(new Answer(rule, cell.substring(1, cell.length() - 1), true));
        }
        if (BARE.matcher(cell).matches()) {
            return cell.equals("null") || inputs().contains(cell)
                    ? Stream.of()
                    : Stream.of(new Answer(rule, cell, false));
        }
        return BRANCH.matcher(cell).results().map(found -> new Answer(rule, group(found), true));
    }

    /** All texts for which the table has a row; empty when it has one for any text, or computes for which. */
    Optional<Set<String>> rowsBy(String input) {
        var column = inputs().indexOf(input);
        var names = new HashSet<String>();
        for (var rule : table.getRules()) {
            var cell = column < 0 ? "" : text(rule.getInputEntries(), column, entry -> entry.getText());
            if (!TEXTS.matcher(cell).matches()) {
                return Optional.empty();
            }
            TEXT.matcher(cell).results().map(DecisionCells::group).forEach(names::add);
        }
        return Optional.of(names);
    }

    private List<String> inputs() {
        return names(table.getInputs().stream()
                .map(input -> input.getInputExpression())
                .map(expression -> expression == null ? "" : content(expression.getText())));
    }

    private static List<String> names(Stream<String> names) {
        return names.map(name -> name == null ? "" : name.strip()).toList();
    }

    private static <E extends DmnElement> String text(Collection<E> cells, int column, Function<E, Text> content) {
        return column < cells.size() ? content(content.apply(new ArrayList<>(cells).get(column))) : "";
    }

    private static String content(Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    private static String group(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
