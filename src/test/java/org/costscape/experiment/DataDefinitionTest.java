package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.costscape.cost.ObjectiveDefinition;
import org.costscape.cost.SquaredErrorDefinition;
import org.costscape.dataset.Split;
import org.costscape.file.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataDefinitionTest {
    private static final Home HOME = new Home(Path.of("."));

    @TempDir
    Path folder;

    private static Experiment experiment(String name) {
        return new Library(HOME).experiment(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "saxe-linear",
                "spirals",
                "edge-of-stability",
                "xor",
                "iris",
                "digits",
                "noisy-labels",
                "factored-linear",
                "clusters"
            })
    void theDataOfAShippedExperimentFitItsNetworkAndAreReadBackEqual(String name) throws IOException {
        Experiment experiment = experiment(name);
        Path copy = folder.resolve("copy.json");
        Files.writeString(copy, Definitions.write(experiment));
        assertEquals(experiment, Definitions.read(copy, Experiment.class));
        try (Split data = (Split) experiment.data().read(HOME)) {
            assertEquals(experiment.network().inputs(), data.training().features());
            assertEquals(experiment.network().outputs(), data.heldOut().outputs());
            assertEquals(experiment.data().classified(), data.training().isClassified());
        }
    }

    @Test
    void noExampleOfTheNoisyStreamComesTwice() {
        Experiment experiment = experiment("noisy-labels");
        NoisyStreamData data = (NoisyStreamData) experiment.data();
        assertEquals(
                data.examples(),
                experiment.training().steps() * experiment.training().batch());
    }

    @Test
    void anotherFolderIsRefusedForDataThatAreMade() {
        BadInputException thrown = assertThrows(
                BadInputException.class, () -> experiment("xor").data().in(Path.of("elsewhere")));
        assertEquals(
                "--data: the data of this experiment are made, not read, found elsewhere; leave --data out",
                thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        saxe-linear  | "squared-error"        | "cross-entropy"      | objective: expected squared-error, because the data are target numbers
        saxe-linear  | "examples": 200        | "examples": 10       | data.examples: expected 16 … 2147483647, found 10
        saxe-linear  | [4, 3, 2, 1]           | [4, 0]               | data.singularValues: expected numbers above 0, found 0.0
        saxe-linear  | [4, 3, 2, 1]           | []                   | data.singularValues: their number: expected 1 … 8, found 0
        spirals      | "turns": 1.5           | "turns": 0           | data.turns: expected more than 0 and at most 100, found 0.0
        xor          | "spread": 0.3          | "spread": -1         | data.spread: expected 0.0 … 100.0, found -1.0
        noisy-labels | "noise": 0.4           | "noise": 1.5         | data.noise: expected 0.0 … 1.0, found 1.5
        noisy-labels | "features": 20         | "features": 10000    | data.examples: expected at most 10000 examples of 10000 features, found 128000
        iris         | "heldOutShare": 0.3    | "heldOutShare": 1    | data.heldOutShare: expected more than 0 and less than 1, found 1.0
        iris         | "versicolor"           | "setosa"             | data.classes: expected at least 2 different texts
        iris         | "type": "standardize"  | "type": "whiten"     | data.scaling.type: expected one of "divide", "standardize", found "whiten"
        digits       | "by": 16               | "by": 0              | data.scaling.by: expected a number above 0, found 0.0
        iris         | "type": "csv"          | "type": "xls"        | data.type: expected one of "characters", "clusters", "csv", "idx", "linear-teacher", "noisy-stream", "none", "spirals", "treebank", "words", "xor", found "xls"
        """)
    void dataThatAreWrongAreRefusedWithTheirField(String name, String right, String wrong, String message)
            throws IOException {
        Path file = folder.resolve("wrong.json");
        String text = Files.readString(HOME.models().resolve(name + ".json"));
        assertTrue(text.contains(right), text);
        Files.writeString(file, text.replace(right, wrong));
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> Definitions.read(file, Experiment.class));
        String found = String.valueOf(thrown.getMessage());
        assertTrue(found.startsWith(file + ": " + message), found);
        assertEquals(1, found.lines().count(), found);
    }

    @ParameterizedTest
    @CsvSource({"saxe-linear, 1", "xor, 2", "factored-linear, 2"})
    void theTrainingFigureHasAPanelOfTheErrorRateOnlyWhereThereAreClassesAlsoBeforeAnythingIsMeasured(
            String name, int panels) {
        assertEquals(
                panels, TrainingFigure.of(experiment(name), List.of()).panels().size());
    }

    @Test
    void squaredErrorIsForTargetNumbersAndForClasses() {
        ObjectiveDefinition objective = new SquaredErrorDefinition();
        assertFalse(objective.needsClasses());
        assertEquals(objective, experiment("saxe-linear").objective());
    }
}
