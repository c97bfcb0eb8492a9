package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.costscape.array.Precision;
import org.costscape.dataset.IdxExamples;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureSheet;
import org.costscape.figure.Panel;
import org.costscape.figure.Range;
import org.costscape.figure.Scale;
import org.costscape.file.BadInputException;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;
import org.costscape.training.TrainingDefinition;
import org.costscape.training.WatchedUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingComparisonTest {
    @TempDir
    Path folder;

    private List<RunFolder> runs = List.of();

    @BeforeEach
    void train() throws IOException {
        IdxExamples.write(folder.resolve("data"), 200, 60);
        runs = List.of(train("slow", 0.02), train("fast", 0.2));
    }

    private RunFolder train(String name, double rate) {
        return train(name, Experiments.small(folder.resolve("data"), Precision.FLOAT, rate));
    }

    private RunFolder train(String name, Experiment experiment) {
        RunFolder run = new RunFolder(folder.resolve(name));
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(experiment, new Home(folder), parallel)) {
            runner.train(run, entry -> {}, Progress.NONE);
        }
        return run;
    }

    private CurveFigure figure(TrainingRequest request) {
        return (CurveFigure)
                new TrainingComparison(runs.stream().map(TrainingRun::of).toList(), request).figure(Map.of());
    }

    private static TrainingRequest request(Metric metric) {
        return new TrainingRequest(Optional.of(metric), Optional.empty(), false);
    }

    @Test
    void severalRunsThatClassifyAreComparedByTheirHeldOutAccuracy() {
        CurveFigure figure = figure(TrainingRequest.DEFAULT);
        List<Curve> curves = figure.panels().get(0).curves();
        assertEquals("accuracy (%), held-out set", figure.panels().get(0).yTitle());
        assertEquals(List.of("slow", "fast"), curves.stream().map(Curve::label).toList());
        assertEquals(2, curves.stream().map(Curve::role).distinct().count());
        HistoryEntry second = runs.get(1).history().get(1);
        assertEquals(second.step(), curves.get(1).points().x(1));
        assertEquals(
                100 * (1 - Objects.requireNonNull(second.heldOutError())),
                curves.get(1).points().y(1),
                1e-12);
    }

    @Test
    void theGradientNormHasItsPointsItsRunningMeanAndTheErrorRateBelow() {
        CurveFigure figure = figure(request(Metric.GRADIENT_NORM));
        assertEquals("error rate (%), held-out set", figure.panels().get(1).yTitle());
        Curve points = figure.panels().get(0).curves().get(0);
        assertEquals(Curve.Style.POINTS, points.style());
        List<HistoryEntry> history = runs.get(0).history();
        assertEquals(history.size() - 1, points.points().size());
        assertEquals(history.get(1).gradientNorm(), points.points().y(0));
        assertEquals(points.label(), figure.panels().get(0).curves().get(1).label());
    }

    @Test
    void aRunningMeanTakesAsManyValuesOnBothSides() {
        assertArrayEquals(
                new double[] {1, 2, 4, 4, 2}, TrainingComparison.runningMean(new double[] {1, 2, 3, 7, 2}, 1), 1e-12);
        assertArrayEquals(
                new double[] {1, 2, 3, 4, 2}, TrainingComparison.runningMean(new double[] {1, 2, 3, 7, 2}, 2), 1e-12);
    }

    @Test
    void theRangeAskedForIsTheAxis() {
        Range range = new Range(60, 100);
        CurveFigure figure = figure(new TrainingRequest(Optional.empty(), Optional.of(range), false));
        assertEquals(Optional.of(range), figure.panels().get(0).yRange());
    }

    @Test
    void aLogarithmicAxisOfStepsBeginsAtTheFirstStepThatHasAPlaceOnIt() {
        TrainingRequest request = new TrainingRequest(Optional.empty(), Optional.empty(), false, true);
        List<TrainingRun> all = runs.stream().map(TrainingRun::of).toList();
        List<HistoryEntry> history = all.get(0).history();
        for (List<TrainingRun> drawn : List.of(all, all.subList(0, 1))) {
            CurveFigure figure = (CurveFigure) TrainingFigure.of(drawn, request);
            Curve curve = figure.panels().get(0).curves().get(0);
            assertEquals(Scale.LOG, figure.xScale());
            assertEquals(history.size() - 1, curve.points().size());
            assertEquals(history.get(1).step(), figure.xRange().orElseThrow().lower());
            assertEquals(
                    history.get(history.size() - 1).step(),
                    figure.xRange().orElseThrow().upper());
        }
    }

    @Test
    void watchedUnitsStandBelowInPanelsOfOneRange() {
        Experiment watching = Experiments.small(folder.resolve("data"), Precision.FLOAT, 0.1);
        TrainingDefinition plain = watching.training();
        Experiment experiment = watching.withTraining(new TrainingDefinition(
                plain.optimizer(),
                plain.schedule(),
                plain.rules(),
                plain.batch(),
                plain.steps(),
                plain.stopping(),
                plain.evaluateEvery(),
                plain.snapshots(),
                List.of(new WatchedUnit(0, 1), new WatchedUnit(1, 2))));
        runs = List.of(train("watching", experiment), train("too", experiment));
        List<TrainingRun> read = runs.stream().map(TrainingRun::of).toList();
        TrainingRequest request = new TrainingRequest(Optional.empty(), Optional.empty(), true);
        FigureSheet sheet = (FigureSheet) new TrainingComparison(read, request).figure(Map.of());
        FigureSheet below = (FigureSheet) sheet.cells().get(1);
        List<Panel> panels = below.cells().stream()
                .map(cell -> ((CurveFigure) cell).panels().get(0))
                .toList();
        assertEquals(4, panels.size());
        assertEquals(1, panels.stream().map(Panel::yRange).distinct().count());
        Range range = panels.get(0).yRange().orElseThrow();
        for (HistoryEntry entry : runs.get(0).history()) {
            assertTrue(range.contains(entry.watched().get(0).p15())
                    && range.contains(entry.watched().get(1).p85()));
        }
    }

    @Test
    void whatARunHasNotIsRefused() {
        TrainingRequest watched = new TrainingRequest(Optional.empty(), Optional.empty(), true);
        assertTrue(refusal(runs, watched).contains("--watched: expected a run that watched a unit, found none"));
        assertTrue(refusal(List.of(runs.get(0), runs.get(0)), TrainingRequest.DEFAULT)
                .contains("the two runs are the same"));
        assertTrue(refusal(Collections.nCopies(1, new RunFolder(folder.resolve("none"))), TrainingRequest.DEFAULT)
                .contains("definition.json"));
    }

    private String refusal(List<RunFolder> asked, TrainingRequest request) {
        BadInputException thrown = assertThrows(
                BadInputException.class,
                () -> TrainingFiles.write(asked, request, folder.resolve("x.png"), ExportOptions.halfPage()));
        return String.valueOf(thrown.getMessage());
    }

    @Test
    void theTableOfSeveralRunsNamesTheRunInEachLine() throws IOException {
        Path csv = folder.resolve("x.csv");
        TrainingFiles.write(runs, request(Metric.COST), csv, ExportOptions.halfPage());
        List<String> lines = Files.readAllLines(csv);
        int entries = runs.get(0).history().size();
        assertEquals("run,step,train,test,trainError,testError,gradientNorm", lines.get(0));
        assertEquals(1 + 2 * entries, lines.size());
        HistoryEntry last = runs.get(1).history().get(entries - 1);
        assertTrue(lines.get(2 * entries).startsWith("\"fast\"," + last.step() + "," + last.trainCost() + ","));
        Path json = folder.resolve("x.json");
        TrainingFiles.write(runs, request(Metric.COST), json, ExportOptions.halfPage());
        JsonNode table = new ObjectMapper().readTree(json.toFile());
        assertEquals(
                last.trainCost(), table.at("/runs/1/train/" + (entries - 1)).asDouble());
        assertTrue(table.at("/provenance/command").asText().contains(" --metric cost "));
    }
}
