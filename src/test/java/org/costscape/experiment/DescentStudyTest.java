package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.cost.ProductDefinition;
import org.costscape.figure.BarFigure;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureSheet;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.Note;
import org.costscape.figure.PngText;
import org.costscape.figure.Trail;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.theory.CriticalPoint;
import org.costscape.training.Descent;
import org.costscape.training.Initialization;
import org.costscape.training.RunFolder;
import org.costscape.training.SgdDefinition;
import org.costscape.training.TrainingDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Descents on toys: where each start ends, what is conserved, how long it takes. */
class DescentStudyTest {
    private static final Home HOME = new Home(Path.of("."));

    @TempDir
    Path folder;

    private static Experiment experiment(String name) {
        return new Library(HOME).experiment(name);
    }

    private static DescentRequest from(Double... numbers) {
        return new DescentRequest(List.of(numbers), OptionalInt.empty(), Optional.empty());
    }

    private static DescentResult descend(String name, Double... from) {
        return DescentStudy.of(experiment(name), from(from), Progress.NONE);
    }

    /** The basins are parted by the maxima at −1.15 and 1.45. */
    @ParameterizedTest
    @CsvSource({
        "-2.6, -2, 0.0056666667",
        "-1.16, -2, 0.0056666667",
        "-1.14, 0, 0",
        "1.44, 0, 0",
        "1.46, 2, 0.2616666667",
        "2.5, 2, 0.2616666667"
    })
    void eachStartComesToRestInTheMinimumOfItsBasin(double start, double minimum, double cost) {
        DescentResult.Way way = descend("three-minima", start).ways().get(0);
        assertEquals(start, way.start().get(0));
        CriticalPoint rest = way.rest().orElseThrow();
        assertEquals(CriticalPoint.Kind.MINIMUM, rest.kind());
        assertEquals(minimum, rest.at().get(0), 1e-7);
        assertEquals(cost, rest.cost(), 1e-9);
        assertTrue(way.descent().last().gradientNorm() <= 1e-8);
    }

    @Test
    void theWayIsThatOfARunToTheBit() {
        Experiment experiment = experiment("three-minima");
        RunFolder run = new RunFolder(folder.resolve("run"));
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(experiment, HOME, parallel)) {
            runner.train(run, entry -> {}, Progress.NONE);
            Descent descent = descend("three-minima").ways().get(0).descent();
            List<Integer> compared = run.snapshots().stream()
                    .filter(snapshot -> snapshot.step() <= descent.last().step())
                    .map(snapshot -> {
                        try (ParameterVector theta = snapshot.load(
                                        runner.training().layout(), Precision.DOUBLE)
                                .theta()) {
                            Descent.Step step = descent.steps().get(snapshot.step());
                            assertEquals(theta.toDoubles()[0], step.theta().get(0));
                            return step.step();
                        }
                    })
                    .toList();
            assertTrue(compared.size() > 10, "compared " + compared);
        }
    }

    /** w + eʷ = n + O(log n): the closed form is right up to a share of log(n)/n. */
    @Test
    void whereThereIsNoCriticalPointTheDescentIsStillOnItsWay() {
        DescentResult.Way way = descend("no-critical-point").ways().get(0);
        assertEquals(Descent.End.MOVING, way.descent().end());
        assertTrue(way.rest().isEmpty());
        for (int n : new int[] {100, 1000, 10_000}) {
            Descent.Step step = way.descent().steps().get(n);
            assertEquals(n, step.step());
            assertEquals(Math.log1p(1.0 / n), step.cost(), 2 * Math.log(n) / n * step.cost());
            assertEquals(1.0 / (1 + n), step.gradientNorm(), 2 * Math.log(n) / n * step.gradientNorm());
        }
    }

    @Test
    void newtonsMethodComesToRestInTheSaddleAndGradientDescentOnTheHyperbola() {
        assertEquals(
                CriticalPoint.Kind.SADDLE,
                descend("saddle-newton").ways().get(0).rest().orElseThrow().kind());
        CriticalPoint rest = descend("saddle", 1.5, -0.5).ways().get(0).rest().orElseThrow();
        assertEquals(CriticalPoint.Kind.MINIMUM, rest.kind());
        assertEquals(1, rest.at().get(0) * rest.at().get(1), 1e-8);
    }

    /** Gradient flow conserves w₁² − w₂²; a step of size η changes it by a term in η², so that 1/η steps change it by one in η. */
    @Test
    void whatGradientFlowConservesDriftsInProportionToTheLearningRate() {
        double coarse = drift(0.01);
        double fine = drift(0.001);
        assertTrue(coarse > 1e-4 && coarse < 0.1, "drift " + coarse);
        assertEquals(10, coarse / fine, 1);
    }

    private static double drift(double learningRate) {
        Experiment saddle = experiment("saddle");
        TrainingDefinition training = saddle.training();
        Experiment other = saddle.withTraining(new TrainingDefinition(
                new SgdDefinition(learningRate, 0),
                training.schedule(),
                training.rules(),
                1,
                10_000,
                training.evaluateEvery(),
                training.snapshots()));
        DescentResult.Way way =
                DescentStudy.of(other, from(1.5, -0.5), Progress.NONE).ways().get(0);
        assertTrue(way.rest().isPresent());
        return Math.abs(
                difference(way.start()) - difference(way.descent().last().theta()));
    }

    private static double difference(List<Double> w) {
        return w.get(0) * w.get(0) - w.get(1) * w.get(1);
    }

    @Test
    void stepsAreCountedByTheHeightAtWhichTheyBegin() {
        DescentResult result = descend("saddle", 0.1, -0.09);
        Map<HeightRegion, Integer> expected = new EnumMap<>(HeightRegion.class);
        Arrays.stream(HeightRegion.values()).forEach(region -> expected.put(region, 0));
        List<Descent.Step> steps = result.ways().get(0).descent().steps();
        for (Descent.Step step : steps.subList(0, steps.size() - 1)) {
            HeightRegion region = step.cost() >= 0.9 ? HeightRegion.SADDLE : HeightRegion.BETWEEN;
            expected.merge(step.cost() > 0.1 ? region : HeightRegion.MINIMUM, 1, Integer::sum);
        }
        assertEquals(
                expected, HeightRegion.stepsOf(result, result.ways().get(0)).orElseThrow());
        assertTrue(expected.getOrDefault(HeightRegion.SADDLE, 0) > 150, "it waits near the saddle: " + expected);
        assertEquals(HeightRegion.ABOVE, HeightRegion.of(1.11));
        DescentResult minima = descend("three-minima");
        assertEquals(
                Optional.empty(), HeightRegion.stepsOf(minima, minima.ways().get(0)));
    }

    @Test
    void theCurveHasItsMinimaJudgedAndABallForEachStart() {
        CurveFigure figure = (CurveFigure) DescentFigure.of(descend("three-minima", -2.4, 1.2, 1.7));
        assertEquals(
                List.of("acceptable", "ideal", "avoid"),
                figure.panels().get(0).notes().stream().map(Note::text).toList());
        List<Curve> curves = figure.panels().get(0).curves();
        assertEquals(4, curves.size());
        assertEquals(Curve.Style.TO_REST, curves.get(1).style());
        String label = curves.get(1).label();
        assertTrue(label.startsWith("from −2.4: rests in a minimum, w = −2.00, J = 0.00567, after "), label);
        FigureSheet endless = (FigureSheet) DescentFigure.of(descend("no-critical-point"));
        Curve ball =
                ((CurveFigure) endless.cells().get(0)).panels().get(0).curves().get(1);
        assertEquals(Curve.Style.ROLLING, ball.style());
        assertTrue(ball.label().contains("after 10,000 steps still on its way"), ball.label());
    }

    @Test
    void theSheetOfASaddleHasContoursCostBarsAndWhatIsConserved() {
        FigureSheet sheet = SaddleFigure.of(descend("saddle", 0.1, -0.09, -0.6, -0.1));
        HeatMapFigure map = (HeatMapFigure) sheet.cells().get(0);
        assertEquals(3, map.trails().size());
        Trail hyperbola = map.trails().get(0);
        assertEquals(Trail.Style.LINE, hyperbola.style());
        for (int i = 0; i < hyperbola.points().size(); i++) {
            double product = hyperbola.points().x(i) * hyperbola.points().y(i);
            assertTrue(Double.isNaN(product) || Math.abs(product - 1) < 1e-12, "product " + product);
        }
        BarFigure bars = (BarFigure) sheet.cells().get(2);
        assertEquals(2, bars.rows().size());
        assertEquals(4, sheet.cells().size());
    }

    @Test
    void filesHaveTheWaysInFull() throws Exception {
        DescentResult result = descend("saddle", 0.1, -0.09, 1.0, 0.5);
        for (String name : List.of("d.png", "d.json", "d.csv")) {
            DescentFiles.write(result, "saddle", folder.resolve(name), ExportOptions.halfPage());
        }
        JsonNode json = new ObjectMapper().readTree(folder.resolve("d.json").toFile());
        JsonNode second = json.get("ways").get(1);
        Descent descent = result.ways().get(1).descent();
        assertEquals("AT_REST", second.get("end").asText());
        assertEquals(descent.steps().size(), second.get("cost").size());
        assertEquals(descent.last().cost(), second.get("rest").get("cost").asDouble());
        assertEquals(4, second.get("stepsByHeight").size());
        List<String> csv = Files.readAllLines(folder.resolve("d.csv"));
        assertEquals("way,step,w1,w2,cost,gradientNorm", csv.get(0));
        assertTrue(csv.stream().anyMatch(line -> line.startsWith("2,0,1.0,0.5,0.25,1.118033988")), csv.get(1));
        String command = String.valueOf(PngText.read(folder.resolve("d.png")).get("Command"));
        assertTrue(command.startsWith("costscape draw descent saddle --from=0.1,-0.09,1.0,0.5 "), command);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        digits       | ''          | objective: expected a toy of one or two parameters, found that of a network
        saddle       | 1,2,3       | --from: expected 2 numbers for each start, at most 5 starts, found 3 numbers
        three-minima | 1,1,1,1,1,1 | --from: expected a number for each start, at most 5 starts, found 6 numbers
        three-minima | 9           | --from [9.0]: the descent diverged after
        three-minima | NaN         | --from: expected finite numbers
        """)
    void badInputIsToldInALine(String name, String from, String message) {
        Double[] numbers = from.isEmpty()
                ? new Double[0]
                : Arrays.stream(from.split(",", -1)).map(Double::valueOf).toArray(Double[]::new);
        BadInputException thrown = assertThrows(BadInputException.class, () -> descend(name, numbers));
        assertTrue(String.valueOf(thrown.getMessage()).contains(message), thrown.getMessage());
    }

    @Test
    void aToyOfThreeParametersIsRefused() {
        Experiment saddle = experiment("saddle");
        Experiment three = new Experiment(
                saddle.name(),
                saddle.title(),
                saddle.shows(),
                saddle.source(),
                saddle.data(),
                saddle.network(),
                new ProductDefinition(3),
                new Initialization.Point(List.of(0.1, 0.2, 0.3)),
                saddle.training(),
                saddle.precision(),
                saddle.seed());
        BadInputException thrown = assertThrows(
                BadInputException.class, () -> DescentStudy.of(three, DescentRequest.DEFAULT, Progress.NONE));
        assertTrue(String.valueOf(thrown.getMessage()).contains("found one of 3 parameters"), thrown.getMessage());
    }

    @Test
    void aCancelEndsADescent() {
        assertThrows(
                CancellationException.class,
                () -> DescentStudy.of(experiment("saddle"), from(0.1, -0.09, 1.0, 0.5), new CancelAt(1)));
    }
}
