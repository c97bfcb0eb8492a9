package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.cost.NetworkCost;
import org.costscape.dataset.IdxExamples;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.Panel;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.HistoryEntry;
import org.costscape.training.Percentiles;
import org.costscape.training.RunFolder;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;
import org.costscape.training.Snapshot;
import org.costscape.training.Stopping;
import org.costscape.training.TrainingDefinition;
import org.costscape.training.WatchedUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedUnitsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeData() throws IOException {
        IdxExamples.write(folder.resolve("data"), 400, 90);
    }

    private Experiment experiment() {
        return Experiments.small(folder.resolve("data"), Precision.FLOAT, 0.1)
                .withNetwork(new FeedforwardDefinition(
                        IdxExamples.ROWS * IdxExamples.COLUMNS,
                        List.of(
                                new LinearDefinition(12),
                                new BatchNormalizationDefinition(1e-5, 0.1, Activation.SIGMOID),
                                new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY))))
                .withTraining(new TrainingDefinition(
                        new SgdDefinition(0.1, 0.9),
                        new Schedule.Constant(),
                        List.of(),
                        130,
                        20,
                        new Stopping.LastStep(),
                        5,
                        2,
                        List.of(new WatchedUnit(1, 3), new WatchedUnit(2, 0))));
    }

    private RunFolder train(String name, int threads, Progress progress) {
        RunFolder run = new RunFolder(folder.resolve(name));
        try (Parallel parallel = new Parallel(threads);
                ExperimentRunner runner = ExperimentRunner.open(experiment(), new Home(folder), parallel)) {
            runner.trainOrResume(run, entry -> {}, progress);
        }
        return run;
    }

    @Test
    void theHistoryHasThePercentilesOfTheHeldOutSetAtEachSnapshot() {
        RunFolder run = train("run", 2, Progress.NONE);
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(experiment(), new Home(folder), parallel)) {
            NetworkCost heldOut = (NetworkCost) runner.heldOut().orElseThrow();
            for (Snapshot snapshot : run.snapshots()) {
                try (ParameterVector theta =
                        snapshot.load(heldOut.layout(), Precision.FLOAT).theta()) {
                    HistoryEntry entry = run.history().stream()
                            .filter(each -> each.step() == snapshot.step())
                            .findFirst()
                            .orElseThrow();
                    assertEquals(
                            List.of(
                                    Percentiles.of(heldOut.preActivations(theta, 1, 3)[0]),
                                    Percentiles.of(heldOut.preActivations(theta, 2, 0)[0])),
                            entry.watched());
                }
            }
        }
    }

    @Test
    void aRunThatIsContinuedMeasuresTheSameBits() throws IOException {
        RunFolder whole = train("whole", 2, Progress.NONE);
        assertThrows(CancellationException.class, () -> train("cut", 1, new CancelAt(7)));
        assertEquals(RunFiles.hashes(whole), RunFiles.hashes(train("cut", 7, Progress.NONE)));
    }

    @Test
    void theTrainingFigureHasAPanelForEach() {
        List<HistoryEntry> history = train("run", 2, Progress.NONE).history();
        CurveFigure figure = TrainingFigure.of(experiment(), history);
        assertEquals(4, figure.panels().size());
        Panel panel = figure.panels().get(2);
        assertEquals("pre-activation of unit 3 of layer 1, held-out set", panel.yTitle());
        assertEquals(3, panel.curves().size());
        assertEquals(5, panel.curves().get(0).points().size());
        assertEquals(
                history.get(4).watched().get(0).p85(),
                panel.curves().get(0).points().y(4));
    }

    @Test
    void theFilesOfTheFigureHaveTheNumbers() throws IOException {
        RunFolder run = train("run", 2, Progress.NONE);
        Path csv = folder.resolve("training.csv");
        TrainingFiles.write(run, csv, ExportOptions.halfPage());
        List<String> lines = Files.readAllLines(csv);
        assertEquals(6, lines.size());
        assertTrue(lines.get(0)
                .endsWith("layer1unit3p15,layer1unit3p50,layer1unit3p85,"
                        + "layer2unit0p15,layer2unit0p50,layer2unit0p85"));
        String[] last = lines.get(5).split(",", -1);
        assertEquals(run.history().get(4).watched().get(1).p85(), Double.parseDouble(last[last.length - 1]));
    }

    @Test
    void aLanguageModelHasNone() throws IOException {
        Path file = folder.resolve("language.json");
        Files.writeString(
                file,
                Files.readString(Path.of("models/lstm-characters.json"))
                        .replace("\"watched\": []", "\"watched\": [{\"layer\": 0, \"unit\": 0}]"));
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> Definitions.read(file, Experiment.class));
        assertEquals(
                file + ": training.watched: expected [] where the network is not a feedforward one, found 1 of them",
                thrown.getMessage());
    }

    @Test
    void aMaxPoolingHasNone() throws IOException {
        Path file = folder.resolve("pictures.json");
        Files.writeString(
                file,
                Files.readString(Path.of("models/convolutional.json"))
                        .replace("\"watched\": []", "\"watched\": [{\"layer\": 1, \"unit\": 0}]"));
        BadInputException thrown =
                assertThrows(BadInputException.class, () -> Definitions.read(file, Experiment.class));
        assertTrue(
                String.valueOf(thrown.getMessage())
                        .contains(
                                "training.watched[0].layer: expected a layer with a pre-activation, found one without"),
                thrown.getMessage());
    }
}
