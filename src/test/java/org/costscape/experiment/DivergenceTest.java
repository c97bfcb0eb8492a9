package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Range;
import org.costscape.figure.VerticalMarker;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.DivergedException;
import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;
import org.costscape.training.Snapshot;
import org.costscape.training.TrainingDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the network: where a step leads to a cost that is no number, it is said, and what was reached before is kept. */
class DivergenceTest {
    private static final int STEPS = 40;

    @TempDir
    Path folder;

    /** The rate is far beyond what a number of single precision holds, or such that the numbers grow step by step. */
    @ParameterizedTest
    @CsvSource({
        "relu, 1e60, 1",
        "relu, 1e60, 100",
        "relu, 1e9, 1",
        "sigmoid, 1e60, 1",
        "maxout, 1e60, 1",
        "maxout, 1e9, 100",
        "deep-mlp-bn, 1e60, 1",
        "deep-mlp-bn, 1e60, 100",
        "lstm-characters, 1e60, 1",
        "lstm-characters, 1e60, 100",
        "convolutional, 1e60, 1",
        "convolutional, 1e60, 100",
        "factored-linear, 1e60, 1",
        "factored-linear, 1e9, 100",
        "adversarial-relu, 1e60, 1",
        "spirals, 1e60, 1"
    })
    void theStepIsSaidAndTheLastGoodSnapshotsAreKept(String name, double rate, int evaluateEvery) {
        Home home = new Home(Path.of(""));
        Experiment shipped = new Library(home).experiment(name);
        Experiment experiment = shipped.withTraining(new TrainingDefinition(
                new SgdDefinition(rate, 0),
                new Schedule.Constant(),
                List.of(),
                Math.min(20, shipped.training().batch()),
                STEPS,
                evaluateEvery,
                STEPS));
        RunFolder run = new RunFolder(folder.resolve("run"));
        try (Parallel parallel = Parallel.ofMachine();
                ExperimentRunner runner = ExperimentRunner.open(experiment, home, parallel)) {
            DivergedException diverged =
                    assertThrows(DivergedException.class, () -> runner.train(run, entry -> {}, Progress.NONE));

            HistoryEntry last = run.history().get(run.history().size() - 1);
            assertTrue(last.diverged());
            assertTrue(
                    String.valueOf(diverged.getMessage())
                            .startsWith(run.path() + ": diverged after " + last.step() + " steps: the cost became "),
                    diverged.getMessage());
            assertEquals(Runs.State.DIVERGED, Runs.state(run));
            List<Snapshot> kept = new ArrayList<>(run.snapshots());
            assertFalse(kept.isEmpty());
            kept.add(run.best());
            for (Snapshot each : kept) {
                try (ParameterVector theta =
                        each.load(experiment.layout(), experiment.precision()).theta()) {
                    assertTrue(Arrays.stream(theta.toDoubles()).allMatch(Double::isFinite), "step " + each.step());
                }
            }
            assertThrows(BadInputException.class, () -> runner.resume(run, entry -> {}, Progress.NONE));

            String ended = String.format(Locale.ROOT, "iverged after %,d", last.step());
            assertTrue(
                    runner.definition(run).seedText().contains(ended),
                    runner.definition(run).seedText());
            CurveFigure training = TrainingFigure.of(runner.definition(run), run.history());
            assertTrue(training.caption().contains(ended), training.caption());
            assertEquals(List.of(new VerticalMarker(last.step(), "diverged")), training.markers());
            assertEquals(new Range(0, last.step()), training.xRange().orElseThrow());
        }
    }

    /** Whose best snapshot is its first: there is no line from it to itself, and it is said why. */
    @Test
    void aLineToTheBestSnapshotOfARunThatNeverGotBetterSaysThatItDiverged() {
        Home home = new Home(Path.of(""));
        Experiment shipped = new Library(home).experiment("saxe-linear");
        RunFolder run = new RunFolder(folder.resolve("run"));
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(
                        shipped.withTraining(shipped.training()
                                .with(
                                        new SgdDefinition(5, 0),
                                        shipped.training().batch(),
                                        STEPS)),
                        home,
                        parallel)) {
            assertThrows(DivergedException.class, () -> runner.train(run, entry -> {}, Progress.NONE));
            String message = String.valueOf(assertThrows(
                            BadInputException.class,
                            () -> new LineStudy(runner).run(run, LineRequest.DEFAULT, partial -> {}, Progress.NONE))
                    .getMessage());

            int steps = run.history().get(run.history().size() - 1).step();
            assertTrue(message.contains("the run diverged after " + steps + " steps"), message);
        }
    }
}
