package io.leadpath.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/**
 * A decision table of lead-qualification as it ships, and as analysts might change it. Cells are read and written as
 * they stand in the file: a text with its quotation marks, and nothing for a dash.
 */
public final class ShippedDecision {
    private final String key;
    /** Only looked at. */
    private final DmnModelInstance shipped;

    public ShippedDecision(String key) {
        this.key = key;
        this.shipped = read();
    }

    private DmnModelInstance read() {
        return Dmn.readModelFromFile(
                Path.of("processes", "lead-qualification", resource()).toFile());
    }

    public String key() {
        return key;
    }

    /** The file's name, as it is deployed. */
    public String resource() {
        return key + ".dmn";
    }

    /** The ids of the rules, from top to bottom. */
    public List<String> rules() {
        return shipped.getModelElementsByType(Rule.class).stream()
                .map(DmnElement::getId)
                .toList();
    }

    /** The names of the inputs, from left to right. */
    public List<String> inputs() {
        return inputs(table(shipped));
    }

    /** What stands in the column, an input or an output, of the rule. */
    public String cell(String rule, String column) {
        return text(shipped, rule, column).getTextContent();
    }

    /** The text that stands there, without quotation marks. */
    public String word(String rule, String column) {
        return cell(rule, column).replace("\"", "");
    }

    /** The table with another cell. */
    public String with(String rule, String column, String cell) {
        return changed(model -> text(model, rule, column).setTextContent(cell));
    }

    /** The table without the rule. */
    public String without(String rule) {
        return changed(model -> table(model).getRules().remove(rule(model, rule)));
    }

    private String changed(Consumer<DmnModelInstance> change) {
        var model = read();
        change.accept(model);
        return Dmn.convertToString(model);
    }

    private static DecisionTable table(DmnModelInstance model) {
        return model.getModelElementsByType(DecisionTable.class).iterator().next();
    }

    private static Rule rule(DmnModelInstance model, String id) {
        return model.getModelElementById(id);
    }

    private static List<String> inputs(DecisionTable table) {
        return table.getInputs().stream()
                .map(input -> input.getInputExpression().getText().getTextContent())
                .toList();
    }

    private static Text text(DmnModelInstance model, String rule, String column) {
        var found = rule(model, rule);
        var input = inputs(table(model)).indexOf(column);
        if (input >= 0) {
            return new ArrayList<>(found.getInputEntries()).get(input).getText();
        }
        var outputs = table(model).getOutputs().stream()
                .map(output -> output.getName())
                .toList();
        return new ArrayList<>(found.getOutputEntries())
                .get(outputs.indexOf(column))
                .getText();
    }
}
