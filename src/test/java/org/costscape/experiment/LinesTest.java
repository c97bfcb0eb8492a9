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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.costscape.array.Precision;
import org.costscape.dataset.IdxExamples;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.ExportOptions;
import org.costscape.file.BadInputException;
import org.costscape.landscape.AlphaGrid;
import org.costscape.landscape.LinePoint;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines from controls, of some blocks alone, between two runs, and several in one figure. */
class LinesTest {
    private static final AlphaGrid GRID = new AlphaGrid(-0.5, 1.5, 9);

    @TempDir
    Path folder;

    private RunFolder run = new RunFolder(Path.of("."));
    private RunFolder other = new RunFolder(Path.of("."));

    @BeforeEach
    void train() throws IOException {
        IdxExamples.write(folder.resolve("data"), 400, 90);
        Experiment small = Experiments.small(folder.resolve("data"), Precision.DOUBLE, 0.1);
        run = train(small, "run");
        other = train(small.withSeed(2), "other");
    }

    private RunFolder train(Experiment experiment, String name) {
        RunFolder into = new RunFolder(folder.resolve(name));
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(experiment, Home.find(), parallel)) {
            runner.train(into, entry -> {}, Progress.NONE);
        }
        return into;
    }

    private static LineRequest request(String start, String moving, Moving.Rest rest, Optional<RunFolder> endRun) {
        return new LineRequest(
                LineStart.parse(start),
                SnapshotChoice.BEST,
                GRID,
                StatisticsChoice.RECOMPUTED,
                Moving.parse(moving, rest),
                endRun);
    }

    private LineResult line(LineRequest request) {
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, Home.find(), parallel)) {
            return new LineStudy(runner).run(run, request, partial -> {}, Progress.NONE);
        }
    }

    /** J where block b is at position at(b) between two points, summed by nobody else. */
    private double cost(double[] from, double[] to, ToDoubleFunction<Block> at) {
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(run, null, Home.find(), parallel)) {
            ParameterLayout layout = runner.training().layout();
            double[] theta = new double[layout.size()];
            for (Block block : layout.blocks()) {
                double alpha = at.applyAsDouble(block);
                for (int i = block.offset(); i < block.offset() + block.size(); i++) {
                    theta[i] = (1 - alpha) * from[i] + alpha * to[i];
                }
            }
            try (ParameterVector point = ParameterVector.of(layout, Precision.DOUBLE, theta)) {
                return runner.training().evaluate(point).cost();
            }
        }
    }

    private double[] theta(Snapshot snapshot) {
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(run, null, Home.find(), parallel);
                ParameterVector theta = snapshot.load(runner.training().layout(), Precision.DOUBLE)
                        .theta()) {
            return theta.toDoubles();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        layers.0                 | END   | layers\\.0\\..*
        layers.1.bias            | START | layers\\.1\\.bias
        weights                  | END   | .*weight
        biases                   | START | .*bias
        layers.0.weight,layers.1.weight | END | .*weight
        all                      | START | .*
        """)
    void onlyTheNamedBlocksMove(String moving, Moving.Rest rest, String names) {
        LineResult line = line(request("first", moving, rest, Optional.empty()));
        double[] from = theta(run.first());
        double[] to = theta(run.best());
        for (LinePoint point : line.profile().points()) {
            double expected = cost(
                    from, to, block -> block.name().matches(names) ? point.alpha() : rest == Moving.Rest.END ? 1 : 0);
            assertEquals(expected, point.train().cost(), 1e-12);
        }
    }

    @Test
    void controlsStartFromNoiseOfTheirSeedAndFromZero() {
        double[] to = theta(run.best());
        LineResult zero = line(request("zero", "all", Moving.Rest.END, Optional.empty()));
        for (LinePoint point : zero.profile().points()) {
            assertEquals(
                    cost(new double[to.length], to, block -> point.alpha()),
                    point.train().cost(),
                    1e-12);
        }
        assertEquals(Math.log(IdxExamples.CLASSES), point(zero, 0).train().cost(), 1e-12);
        LineResult noise = line(request("noise:5", "all", Moving.Rest.END, Optional.empty()));
        assertEquals(noise, line(request("noise:5", "all", Moving.Rest.END, Optional.empty())));
        assertTrue(point(noise, 0).train().cost()
                != point(line(request("noise", "all", Moving.Rest.END, Optional.empty())), 0)
                        .train()
                        .cost());
        assertEquals(point(zero, 1), point(noise, 1));
        assertEquals(null, noise.start().step());
        assertTrue(
                LineFigure.of(noise).caption().contains("From noise, N(0, 1) of seed 5, to θ_f: step "),
                LineFigure.of(noise).caption());
    }

    @Test
    void aLineBetweenTwoRunsEndsAtTheOthersSolution() {
        LineResult line = line(request("best", "all", Moving.Rest.END, Optional.of(other)));
        double[] from = theta(run.best());
        double[] to = theta(other.best());
        for (LinePoint point : line.profile().points()) {
            double tolerance = point.alpha() == 0 || point.alpha() == 1 ? 0 : 1e-12;
            assertEquals(cost(from, to, block -> point.alpha()), point.train().cost(), tolerance);
        }
        String caption = LineFigure.of(line).caption();
        assertTrue(caption.contains("From run run to run other, J on the data of the first."), caption);
    }

    @Test
    void theGaussLengthIsZeroWhereOutputsMoveStraight() {
        LineResult path = line(request("first", "all", Moving.Rest.END, Optional.empty()));
        assertTrue(path.gaussLength().orElseThrow().radians() > 0.1, "" + path.gaussLength());
        LineResult last = line(request("first", "layers.1", Moving.Rest.END, Optional.empty()));
        assertEquals(0, last.gaussLength().orElseThrow().radians(), 1e-8, "outputs are affine in the last layer");
    }

    @Test
    void thePaperAndTheFineGridAreAsSaid() {
        assertEquals(20, AlphaGrid.PAPER.alphas().size());
        for (int i = 0; i < 20; i++) {
            assertEquals(i / 9.0, AlphaGrid.PAPER.alphas().get(i), 1e-15);
        }
        assertEquals(200, AlphaGrid.FINE.alphas().size());
        assertEquals(1.0 / 199, AlphaGrid.FINE.alphas().get(1), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(strings = {"controls", "layers", "parts"})
    void severalLinesInOneFigureAreThoseDrawnAlone(String text) throws IOException {
        LineComparison comparison = LineComparison.valueOf(text.toUpperCase(Locale.ROOT));
        LineComparisonResult result;
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, Home.find(), parallel)) {
            result = new LineComparisonStudy(runner)
                    .run(run, comparison, request("first", "all", Moving.Rest.END, Optional.empty()), Progress.NONE);
        }
        assertEquals(3, result.lines().size());
        result.lines().forEach((name, line) -> assertEquals(line(line.request()), line, name));
        CurveFigure figure = LineComparisonFigure.of(result);
        assertEquals(3, figure.panels().get(0).curves().size());

        Path json = folder.resolve("x.json");
        LineComparisonFiles.write(result, json, ExportOptions.halfPage());
        JsonNode table = new ObjectMapper().readTree(json.toFile());
        assertEquals("lines", table.get("figure").asText());
        assertEquals(9, table.get("lines").get(2).get("train").size());
        String command =
                table.get("lines").get(0).get("provenance").get("command").asText();
        assertTrue(command.contains(" --compare " + text + " --rest end --range="), command);
        LineComparisonFiles.write(result, folder.resolve("x.csv"), ExportOptions.halfPage());
        assertEquals(28, Files.readAllLines(folder.resolve("x.csv")).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"controls", "layers", "parts"})
    void linesThatAreComparedHaveTheirNormsOfGradientsToo(String text) throws IOException {
        LineRequest path = new LineRequest(
                SnapshotChoice.FIRST,
                SnapshotChoice.BEST,
                GRID,
                StatisticsChoice.RECOMPUTED,
                Moving.ALL,
                Optional.empty(),
                true);
        LineComparisonResult result;
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, Home.find(), parallel)) {
            result = new LineComparisonStudy(runner)
                    .run(run, LineComparison.valueOf(text.toUpperCase(Locale.ROOT)), path, Progress.NONE);
        }
        assertEquals(line(path), result.path());

        CurveFigure figure = LineComparisonFigure.of(result);
        assertEquals(2, figure.panels().size());
        List<LineResult> lines = List.copyOf(result.lines().values());
        for (int i = 0; i < lines.size(); i++) {
            assertArrayEquals(
                    lines.get(i).profile().points().stream()
                            .mapToDouble(point -> point.train().gradientNorm())
                            .toArray(),
                    figure.panels().get(1).curves().get(i).points().y());
            assertTrue(lines.get(i).profile().points().get(4).train().gradientNorm() > 0);
        }

        Path csv = folder.resolve("x.csv");
        LineComparisonFiles.write(result, csv, ExportOptions.halfPage());
        String header = Files.readAllLines(csv).get(0);
        assertTrue(header.endsWith(",trainGradientNorm,testGradientNorm"), header);
        Path json = folder.resolve("x.json");
        LineComparisonFiles.write(result, json, ExportOptions.halfPage());
        JsonNode last = new ObjectMapper().readTree(json.toFile()).get("lines").get(2);
        assertEquals(9, last.get("testGradientNorm").size());
        String command = last.get("provenance").get("command").asText();
        assertTrue(command.contains(" --gradient-norm") && command.contains(" --compare " + text), command);
    }

    @Test
    void theDegreeOfADeepLinearNetworkIsTwiceItsLayers() {
        Library library = new Library(new Home(Path.of(".")));
        assertEquals(OptionalInt.of(4), LineStudy.degree(library.experiment("saxe-linear")));
        assertEquals(OptionalInt.empty(), LineStudy.degree(library.experiment("factored-linear")));
        assertEquals(OptionalInt.empty(), LineStudy.degree(library.experiment("relu")));
    }

    @Test
    void whatMakesNoLineIsRefused() {
        assertRefused(request("first", "layers.7", Moving.Rest.END, Optional.empty()), "found \"layers.7\"");
        assertRefused(request("best", "all", Moving.Rest.END, Optional.empty()), "are the same point");
        assertRefused(request("best", "all", Moving.Rest.END, Optional.of(run)), "are the same point");
        assertThrows(BadInputException.class, () -> LineStart.parse("noise:x"));
        assertThrows(BadInputException.class, () -> Moving.parse("", Moving.Rest.END));
    }

    private void assertRefused(LineRequest request, String expected) {
        BadInputException thrown = assertThrows(BadInputException.class, () -> line(request));
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains(expected), message);
        assertEquals(1, message.lines().count());
    }

    private static LinePoint point(LineResult line, double alpha) {
        return line.profile().points().stream()
                .filter(point -> point.alpha() == alpha)
                .findFirst()
                .orElseThrow();
    }
}
