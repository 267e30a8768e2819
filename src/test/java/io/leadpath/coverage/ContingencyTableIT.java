package io.leadpath.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.leadpath.support.Contingency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.junit.jupiter.api.Test;

/** Writes which test holds which row of the table of contingencies, and what in the models or the code carries it. */
class ContingencyTableIT {
    private static final int ROWS = 40;
    private static final Path REPORT = Path.of("target", "surefire-reports", "contingencies.md");

    private record Held(int row, String test, List<String> carriedBy) {}

    @Test
    void everyContingencyHasATestAndAnElementOrARule() throws IOException {
        var held = held();
        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, lines(held));
        assertThat(IntStream.rangeClosed(1, ROWS).boxed())
                .as("rows with a test; the table is in " + REPORT)
                .allMatch(row -> held.stream().anyMatch(test -> test.row() == row));
        assertThat(held)
                .allSatisfy(
                        test -> assertThat(test.carriedBy()).as(test.toString()).isNotEmpty());
    }

    @Test
    void everyElementThatATestNamesIsInAModel() {
        var known = Models.all().stream()
                .flatMap(model -> model.getModelElementsByType(FlowElement.class).stream())
                .map(FlowElement::getId)
                .collect(Collectors.toSet());
        for (var method : tests()) {
            var elements = Set.of(method.getAnnotationOfType(Contingency.class).elements());
            assertThat(known).as(method.getFullName()).containsAll(elements);
        }
    }

    private static List<Held> held() {
        var held = new ArrayList<Held>();
        for (var method : tests()) {
            var contingency = method.getAnnotationOfType(Contingency.class);
            var carriedBy = Stream.concat(
                            Arrays.stream(contingency.elements()),
                            Arrays.stream(contingency.rules()).map(Class::getSimpleName))
                    .toList();
            var test = method.getOwner().getSimpleName() + "." + method.getName();
            Arrays.stream(contingency.row()).forEach(row -> held.add(new Held(row, test, carriedBy)));
        }
        held.sort(Comparator.comparingInt(Held::row).thenComparing(Held::test));
        return held;
    }

    private static List<JavaMethod> tests() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests()).importPackages("io.leadpath").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Contingency.class))
                        .toList();
    }

    private static List<String> lines(List<Held> held) {
        var lines = new ArrayList<>(List.of("| row | test | carried by |", "|---|---|---|"));
        held.forEach(test -> lines.add(
                "| " + test.row() + " | " + test.test() + " | " + String.join(", ", test.carriedBy()) + " |"));
        return lines;
    }
}
