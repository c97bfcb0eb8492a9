package org.costscape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.util.ArrayList;
import java.util.List;

/** The architecture of docs/architecture.md: who may know whom, and where each library is confined. */
@AnalyzeClasses(packages = "org.costscape", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final List<String> LOW_TO_HIGH = List.of(
            "file",
            "task",
            "array",
            "parameter",
            "dataset",
            "network",
            "torch",
            "cost",
            "training",
            "curvature",
            "landscape",
            "theory",
            "figure",
            "experiment",
            "gallery",
            "cli",
            "app");

    @ArchTest
    static final ArchRule NOBODY_IMPORTS_UPWARD = layers();

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.costscape.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ARRAYS_ARE_CONFINED = noClasses()
            .that()
            .resideOutsideOfPackages(packages("array", "parameter", "dataset", "network", "cost", "training"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..", "com.sun.jna..");

    @ArchTest
    static final ArchRule NUMERICAL_ALGORITHMS_ARE_CONFINED = noClasses()
            .that()
            .resideOutsideOfPackages(packages("training", "curvature", "landscape", "theory"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.commons.math3..");

    @ArchTest
    static final ArchRule CHARTS_ARE_CONFINED = noClasses()
            .that()
            .resideOutsideOfPackages(packages("figure"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.jfree..",
                    "java.awt..",
                    "javax.imageio..",
                    "org.apache.batik..",
                    "org.apache.pdfbox..",
                    "de.rototor..");

    @ArchTest
    static final ArchRule THE_TOOLKIT_IS_CONFINED = noClasses()
            .that()
            .resideOutsideOfPackages(packages("app"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..");

    @ArchTest
    static final ArchRule MARKDOWN_IS_CONFINED = noClasses()
            .that()
            .resideOutsideOfPackages(packages("app"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.commonmark..");

    @ArchTest
    static final ArchRule JSON_IS_CONFINED = noClasses()
            .that()
            .resideOutsideOfPackages(packages("parameter", "training", "experiment", "gallery"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule ARGUMENT_PARSING_IS_CONFINED = noClasses()
            .that()
            .resideOutsideOfPackages(packages("cli"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule VIEW_MODELS_KNOW_NO_CONTROLS = noClasses()
            .that()
            .resideInAPackage("org.costscape.app..")
            .and()
            .haveSimpleNameEndingWith("Model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..");

    private static ArchRule layers() {
        Architectures.LayeredArchitecture layered =
                Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : LOW_TO_HIGH) {
            layered = layered.layer(name).definedBy("org.costscape." + name + "..");
        }
        List<String> lower = new ArrayList<>();
        for (String name : LOW_TO_HIGH) {
            String[] known = lower.toArray(String[]::new);
            layered = known.length == 0
                    ? layered.whereLayer(name).mayNotAccessAnyLayer()
                    : layered.whereLayer(name).mayOnlyAccessLayers(known);
            lower.add(name);
        }
        return layered;
    }

    private static String[] packages(String... names) {
        return List.of(names).stream()
                .map(name -> "org.costscape." + name + "..")
                .toArray(String[]::new);
    }
}
