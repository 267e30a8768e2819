package io.leadpath;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.leadpath");

    @Test
    void everyModuleUsesOnlyWhatItDeclaresAndNothingNestedOfOthers() {
        ApplicationModules.of(LeadpathApplication.class).verify();
    }

    @Test
    void camundaIsKnownOnlyWhereTheProcessMeetsTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.leadpath.engine..",
                        "io.leadpath.modeling..",
                        "io.leadpath.monitoring..",
                        "io.leadpath..process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(CLASSES);
    }

    @Test
    void theDomainNeverCallsTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.leadpath..process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.leadpath..process..")
                .check(CLASSES);
    }
}
