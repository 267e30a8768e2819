package io.leadpath.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.model.bpmn.impl.BpmnModelConstants.CAMUNDA_NS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.leadpath.engine.CallableFromModels;
import io.leadpath.engine.ProcessVariable;
import io.leadpath.servicelevel.Deadlines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

/** What analysts read and are offered in Modeler agrees with the models and the code. */
class AnalystsGuideTest {
    private static final Path FOLDER = Path.of("processes");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern DELEGATE = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.leadpath");
    private static final String GUIDE = read(FOLDER.resolve("README.md"));

    @Test
    void everyDelegateIsOfferedByOneTemplateAndNoTemplateOffersAnythingElse() {
        var offered = templates()
                .flatMap(template -> bound(template, "property", "camunda:delegateExpression")
                        .map(binding -> binding.path("value").asText()))
                .toList();
        assertThat(offered).containsExactlyInAnyOrderElementsOf(inExpressions(beans(JavaDelegate.class)));
    }

    @Test
    void whatAServiceTaskOfTheModelsTakesIsWhatItsTemplateAsksFor() {
        for (var template : templates().toList()) {
            var delegate = bound(template, "property", "camunda:delegateExpression")
                    .map(binding -> binding.path("value").asText())
                    .findFirst();
            var asksFor = bindings(template, "camunda:inputParameter")
                    .map(property -> property.path("binding").path("name").asText())
                    .toList();
            delegate.stream().flatMap(expression -> nodesThatRun(expression)).forEach(node -> assertThat(inputsOf(node))
                    .as(node.getId())
                    .containsExactlyInAnyOrderElementsOf(asksFor));
        }
    }

    @Test
    void theGuideNamesEveryDelegateAndListenerAndNoOther() {
        var named = BEAN.matcher(GUIDE).results().map(found -> found.group(1)).collect(Collectors.toSet());
        assertThat(named).isEqualTo(beans(JavaDelegate.class, ExecutionListener.class, TaskListener.class));
    }

    @Test
    void everyBeanThatAModelNamesIsThere() {
        var known = beans(JavaDelegate.class, ExecutionListener.class, TaskListener.class);
        var named = Models.files().stream()
                .flatMap(file -> DELEGATE.matcher(read(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(named).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void theGuideNamesEveryVariableAndNoOther() throws ReflectiveOperationException {
        var known = constants("io.leadpath.qualification.process.Variables");
        known.addAll(setByModel("lead-qualification"));
        assertThat(column("Variables", 1)).isEqualTo(known);
        assertThat(codes(section("Opportunities"))).containsAll(constants("io.leadpath.opportunity.process.Variables"));
    }

    @Test
    void theGuideNamesEveryMessageAndNoOther() {
        var known = Models.all().stream()
                .flatMap(model -> model.getModelElementsByType(Message.class).stream())
                .map(Message::getName)
                .collect(Collectors.toSet());
        var named = column("Messages", 1);
        named.remove("meetingAt");
        assertThat(named).isEqualTo(known);
    }

    @Test
    void theGuideNamesEveryDecisionWithItsInputsAndOutputs() {
        for (var model : decisions().toList()) {
            var decision = decision(model);
            var row = section("Decisions")
                    .lines()
                    .filter(line -> line.startsWith("| `" + decision.getId() + "` "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("The guide does not tell about " + decision.getId()))
                    .split("\\|");
            var inputs = model.getModelElementsByType(InputExpression.class).stream()
                    .map(input -> input.getText().getTextContent())
                    .toList();
            var outputs = model.getModelElementsByType(Output.class).stream()
                    .map(Output::getName)
                    .toList();
            assertThat(codes(row[2])).as(decision.getId()).containsAll(inputs);
            assertThat(codes(row[3])).as(decision.getId()).containsAll(outputs);
        }
    }

    @Test
    void theGuideNamesEveryDeadlineAndNoOther() {
        var rows = decisions()
                .filter(model -> decision(model).getId().equals("service-levels"))
                .flatMap(model -> model.getModelElementsByType(Rule.class).stream())
                .map(rule -> rule.getInputEntries().iterator().next().getText().getTextContent())
                .map(text -> text.replace("\"", ""))
                .collect(Collectors.toSet());
        var named = section("Deadlines")
                .lines()
                .takeWhile(line -> !line.contains("in the diagram"))
                .filter(line -> line.startsWith("| "))
                .flatMap(line -> codes(line.split("\\|")[2]).stream())
                .collect(Collectors.toSet());
        assertThat(named).isEqualTo(rows);
    }

    @Test
    void theGuideTellsWhatExpressionsMayAskOfTheDeadlines() {
        var asked = Pattern.compile("deadlines\\.(\\w+)\\(")
                .matcher(GUIDE)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        var callable = Arrays.stream(Deadlines.class.getMethods())
                .filter(method -> method.isAnnotationPresent(CallableFromModels.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertThat(asked).isEqualTo(callable);
    }

    @Test
    void everyPictureAndFileThatTheGuideNamesIsThere() {
        Pattern.compile("\\]\\(([^):]+)\\)|`([\\w-]+\\.(?:bpmn|dmn|txt|form))`")
                .matcher(GUIDE)
                .results()
                .map(found -> found.group(1) == null ? "lead-qualification/" + found.group(2) : found.group(1))
                .forEach(file -> assertThat(FOLDER.resolve(file)).exists());
    }

    private static Stream<JsonNode> templates() {
        try {
            var file = FOLDER.resolve(".camunda/element-templates/leadpath.json");
            return stream(new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<JsonNode> bindings(JsonNode template, String type) {
        return stream(template.path("properties"))
                .filter(property ->
                        property.path("binding").path("type").asText().equals(type));
    }

    private static Stream<JsonNode> bound(JsonNode template, String type, String name) {
        return bindings(template, type)
                .filter(property ->
                        property.path("binding").path("name").asText().equals(name));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return array.valueStream();
    }

    private static Set<String> beans(Class<?>... types) {
        return CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(Component.class))
                .filter(type -> Arrays.stream(types).anyMatch(type::isAssignableTo))
                .map(AnalystsGuideTest::beanName)
                .collect(Collectors.toSet());
    }

    private static String beanName(JavaClass type) {
        return type.getAnnotationOfType(Component.class).value();
    }

    private static List<String> inExpressions(Collection<String> beans) {
        return beans.stream().map(bean -> "${" + bean + "}").toList();
    }

    private static Stream<FlowNode> nodesThatRun(String expression) {
        return Models.all().stream()
                .flatMap(model -> model.getModelElementsByType(FlowNode.class).stream())
                .filter(node -> expression.equals(node.getAttributeValueNs(CAMUNDA_NS, "delegateExpression")));
    }

    private static List<String> inputsOf(FlowNode node) {
        var extensions = Optional.ofNullable(node.getExtensionElements());
        return extensions.stream()
                .flatMap(all -> all.getElementsQuery().filterByType(CamundaInputOutput.class).list().stream())
                .flatMap(all -> all.getCamundaInputParameters().stream())
                .map(CamundaInputParameter::getCamundaName)
                .toList();
    }

    private static Set<String> constants(String variables) throws ReflectiveOperationException {
        var names = new TreeSet<String>();
        for (var field : Class.forName(variables).getDeclaredFields()) {
            if (field.getType() == ProcessVariable.class) {
                field.setAccessible(true);
                names.add(((ProcessVariable<?>) field.get(null)).name());
            }
        }
        return names;
    }

    /** What a model itself gives its stages. */
    private static Set<String> setByModel(String process) {
        return Models.all().stream()
                .filter(model -> Models.key(model).equals(process))
                .flatMap(model -> model.getModelElementsByType(SubProcess.class).stream())
                .flatMap(stage -> inputsOf(stage).stream())
                .collect(Collectors.toSet());
    }

    private static Stream<DmnModelInstance> decisions() {
        try (var files = Files.walk(FOLDER)) {
            return files
                    .filter(file -> file.toString().endsWith(".dmn"))
                    .map(file -> Dmn.readModelFromFile(file.toFile()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Decision decision(DmnModelInstance model) {
        return model.getModelElementsByType(Decision.class).iterator().next();
    }

    private static String section(String heading) {
        var from = GUIDE.indexOf("\n## " + heading);
        assertThat(from).as("section " + heading).isNotNegative();
        var to = GUIDE.indexOf("\n## ", from + 1);
        return GUIDE.substring(from, to < 0 ? GUIDE.length() : to);
    }

    private static Set<String> column(String heading, int number) {
        return section(heading)
                .lines()
                .filter(line -> line.startsWith("| "))
                .flatMap(line -> codes(line.split("\\|")[number]).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> codes(String text) {
        return CODE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
