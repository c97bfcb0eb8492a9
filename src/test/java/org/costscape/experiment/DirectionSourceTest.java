package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.costscape.array.Precision;
import org.costscape.cost.QuadraticDefinition;
import org.costscape.curvature.Eigenpair;
import org.costscape.dataset.IdxExamples;
import org.costscape.file.BadInputException;
import org.costscape.landscape.Normalization;
import org.costscape.network.NetworkDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.AdadeltaDefinition;
import org.costscape.training.AdagradDefinition;
import org.costscape.training.AdamDefinition;
import org.costscape.training.Initialization;
import org.costscape.training.NesterovDefinition;
import org.costscape.training.NewtonDefinition;
import org.costscape.training.OptimizerDefinition;
import org.costscape.training.RmsPropDefinition;
import org.costscape.training.RunFolder;
import org.costscape.training.SaddleFreeNewtonDefinition;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;
import org.costscape.training.TrainingDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Directions that a run leaves behind, and eigenvectors, on a quadratic cost where all of them are known. */
class DirectionSourceTest {
    private static final List<Double> EIGENVALUES = List.of(1.0, -0.5, 4.0);
    private static final int STEPS = 5;

    @TempDir
    Path folder;

    private Home home() {
        return new Home(folder);
    }

    /** A snapshot of each step, and evaluated at both ends. */
    private static Experiment quadratic(OptimizerDefinition optimizer) {
        return new Experiment(
                "quadratic",
                "Quadratic",
                "",
                "",
                new DataDefinition.None(),
                new NetworkDefinition.None(),
                new QuadraticDefinition(EIGENVALUES),
                new Initialization.Point(List.of(0.3, -1.0, 2.0)),
                new TrainingDefinition(optimizer, new Schedule.Constant(), List.of(), 1, STEPS, STEPS, 20),
                Precision.DOUBLE,
                1);
    }

    private RunFolder train(Experiment experiment, Progress progress) {
        RunFolder run = new RunFolder(folder.resolve("run"));
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(experiment, home(), parallel)) {
            runner.train(run, entry -> {}, progress);
        }
        return run;
    }

    private <T> T with(RunFolder run, Function<DirectionSource, T> asked, String... rules) {
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home(), parallel);
                DirectionSource source = new DirectionSource(
                        runner,
                        List.of(run),
                        PointChoice.parse("first"),
                        Stream.of(rules).map(DirectionSourceTest::rule).toList(),
                        Progress.NONE)) {
            return asked.apply(source);
        }
    }

    private static DirectionRule rule(String text) {
        return DirectionText.parse(text, Normalization.NONE);
    }

    private static Stream<OptimizerDefinition> optimizers() {
        return Stream.of(
                new SgdDefinition(0.1, 0),
                new SgdDefinition(0.1, 0.9),
                new NesterovDefinition(0.1, 0.9),
                new AdamDefinition(0.1, 0.9, 0.999, 1e-8),
                new RmsPropDefinition(0.1, 0.99, 1e-8),
                new AdagradDefinition(0.1, 1e-10),
                new AdadeltaDefinition(1, 0.95, 1e-6),
                new NewtonDefinition(0.5, 0),
                new SaddleFreeNewtonDefinition(0.5, 0.1));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void theLastStepIsTheDifferenceOfTheLastTwoParameterVectors(OptimizerDefinition optimizer) {
        RunFolder run = train(quadratic(optimizer), Progress.NONE);

        double[] expected = with(
                run,
                source -> source.difference(
                        source.point(PointChoice.parse("" + (STEPS - 1))),
                        source.point(PointChoice.parse("" + STEPS))));

        assertArrayEquals(expected, with(run, source -> rule("last-step").of(source)));
        assertTrue(Stream.of(expected[0], expected[1], expected[2]).allMatch(each -> each != 0));
    }

    @Test
    void aRunThatHasNotEndedHasNoLastStepAndSaysHowItGetsOne() {
        assertThrows(CancellationException.class, () -> train(quadratic(new SgdDefinition(0.1, 0.9)), new CancelAt(2)));
        RunFolder run = new RunFolder(folder.resolve("run"));

        String message = refusal(() -> with(run, source -> rule("last-step").of(source)));

        assertEquals(
                run.path()
                        + ": expected a run that has ended, with θ before its last step in checkpoint.safetensors, found none;"
                        + " continue it with costscape train --resume --out " + run.path()
                        + ", or train it again if it is complete",
                message);
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home(), parallel)) {
            runner.resume(run, entry -> {}, Progress.NONE);
        }
        assertEquals(3, with(run, source -> rule("last-step").of(source)).length);
    }

    /** From 0, m₅ = (1 − β₁) Σ β₁^{5−t} g_t. */
    @Test
    void theMomentumOfAdamIsItsMeanOfGradients() {
        RunFolder run = train(quadratic(new AdamDefinition(0.1, 0.8, 0.999, 1e-8)), Progress.NONE);
        double[] mean = new double[3];
        for (int t = 0; t < STEPS; t++) {
            PointChoice at = PointChoice.parse("" + t);
            double[] theta = with(run, source -> source.point(at).toDoubles());
            for (int i = 0; i < 3; i++) {
                mean[i] = 0.8 * mean[i] + 0.2 * EIGENVALUES.get(i) * theta[i];
            }
        }
        assertArrayEquals(mean, with(run, source -> rule("momentum").of(source)), 1e-14);
    }

    @Test
    void anOptimizerWithoutMomentumIsRefused() {
        RunFolder run = train(quadratic(new RmsPropDefinition(0.1, 0.99, 1e-8)), Progress.NONE);
        assertTrue(refusal(() -> with(run, source -> rule("momentum").of(source)))
                .contains("found one of RMSProp; choose last-step"));
    }

    @Test
    void eigenvectorsAreCountedFromBothEndsAndHaveTheirEigenvalues() {
        RunFolder run = train(quadratic(new SgdDefinition(0.1, 0)), Progress.NONE);
        String[] rules = {"hessian:1", "hessian:2", "hessian:-1"};
        double[][] expected = {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}};
        double[] values = {4, 1, -0.5};
        for (int i = 0; i < rules.length; i++) {
            DirectionRule.HessianEigenvector rule = (DirectionRule.HessianEigenvector) rule(rules[i]);
            Eigenpair found = with(run, source -> source.eigenpair(rule), rules);
            assertArrayEquals(expected[i], found.vector(), 1e-12, rules[i]);
            assertEquals(values[i], found.value(), 1e-12);
            assertEquals(0, found.residual(), 1e-12);
        }
        assertEquals(
                "hessian: expected one of 3 eigenvectors, as many as there are parameters, found 4",
                refusal(() -> with(run, source -> rule("hessian:-4").of(source), "hessian:-4")));
        assertTrue(refusal(() -> rule("hessian:0")).startsWith("hessian: expected an eigenvector 1 … 100"));
    }

    @Test
    void anEigenvectorOfANetworkIsThatOfItsCurvature() throws IOException {
        IdxExamples.write(folder.resolve("data"), 400, 90);
        RunFolder run = train(Experiments.small(folder.resolve("data"), Precision.FLOAT, 0.1), Progress.NONE);
        CurvatureRequest request = new CurvatureRequest(new SnapshotChoice("first"), 2, 2, 0, 0.05);
        CurvatureResult curvature;
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home(), parallel)) {
            curvature = new CurvatureStudy(runner).run(run, request, Progress.NONE);
        }
        Eigenpair expected = curvature.spectrum().largest().get(1);

        double[] v = with(run, source -> rule("hessian:2").of(source), "hessian:2");

        double[] other = expected.vector();
        double cosine = 0;
        for (int i = 0; i < v.length; i++) {
            cosine += v[i] * other[i];
        }
        assertEquals(1, cosine, 1e-8);
    }

    @Test
    void whereTheCostIsNotFiniteThereAreNoEigenvectors() {
        Experiment experiment = quadratic(new SgdDefinition(0.1, 0));
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(experiment, home(), parallel);
                ParameterVector theta =
                        ParameterVector.of(runner.training().layout(), Precision.DOUBLE, new double[] {1e200, 1, 1})) {
            assertEquals(
                    "hessian: expected a point of finite cost, whose Hessian has eigenvectors, found a cost of Infinity;"
                            + " choose another --origin or --at",
                    refusal(() -> HessianEnds.at(
                            theta, List.of(new DirectionRule.HessianEigenvector(1)), runner, Progress.NONE)));
        }
    }

    private static String refusal(Runnable what) {
        return String.valueOf(assertThrows(BadInputException.class, what::run).getMessage());
    }
}
