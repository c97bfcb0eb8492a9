package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.costscape.array.Precision;
import org.costscape.dataset.IdxExamples;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Range;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;
import org.costscape.training.Snapshot;
import org.costscape.training.Stopping;
import org.costscape.training.TrainingDefinition;
import org.costscape.training.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose held-out cost stops falling long before their last step, because there are few examples of classes that overlap. */
class EarlyStoppingTest {
    private static final int STEPS = 60;
    private static final int EVALUATIONS = 3;
    private static final int EVALUATE_EVERY = 4;

    @TempDir
    Path folder;

    private Experiment experiment() {
        return Experiments.small(folder, Precision.FLOAT, 1)
                .withData(new ClustersData(60, 90, 1, IdxExamples.CLASSES, IdxExamples.ROWS * IdxExamples.COLUMNS, 3))
                .withTraining(new TrainingDefinition(
                        new SgdDefinition(0.2, 0.9),
                        new Schedule.Constant(),
                        List.of(),
                        20,
                        STEPS,
                        new Stopping.NoImprovement(EVALUATIONS),
                        EVALUATE_EVERY,
                        10,
                        List.of()));
    }

    private RunFolder run(String name) {
        return new RunFolder(folder.resolve(name));
    }

    private void train(RunFolder run, TrainingListener listener, Progress progress) {
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(experiment(), new Home(folder), parallel)) {
            runner.trainOrResume(run, listener, progress);
        }
    }

    private RunFolder whole() {
        RunFolder run = run("whole");
        train(run, entry -> {}, Progress.NONE);
        return run;
    }

    private static int lastStep(RunFolder run) {
        List<HistoryEntry> history = run.history();
        return history.get(history.size() - 1).step();
    }

    @Test
    void itIsCompleteAFixedNumberOfEvaluationsAfterItsBest() {
        RunFolder run = whole();
        int end = lastStep(run);
        int best = HistoryEntry.best(run.history()).step();
        assertTrue(0 < best && end < STEPS, best + ", " + end);
        assertEquals(best + EVALUATIONS * EVALUATE_EVERY, end);
        assertEquals(best, run.best().step());
        assertEquals(end, run.checkpoint().orElseThrow().step());
        assertEquals(Runs.State.COMPLETE, Runs.state(run));
        assertEquals(
                "small, stopped early after " + end + " of 60 steps, best on held-out data at step " + best,
                Runs.describe(run));
    }

    @Test
    void theEndIsASnapshotToo() {
        RunFolder run = whole();
        int end = lastStep(run);
        assertEquals(end, new SnapshotChoice("last").of(run).step());
        List<Integer> planned = Stream.iterate(0, i -> i + 1)
                .map(i -> (int) Math.round(STEPS * Math.pow(i / 10.0, 2)))
                .takeWhile(step -> step < end)
                .distinct()
                .toList();
        List<Integer> expected = new ArrayList<>(planned);
        expected.add(end);
        assertEquals(expected, run.snapshots().stream().map(Snapshot::step).toList());
    }

    @Test
    void theFigureEndsWhereTheRunEnds() {
        RunFolder run = whole();
        CurveFigure figure = TrainingFigure.of(experiment(), run.history());
        assertEquals(new Range(0, lastStep(run)), figure.xRange().orElseThrow());
        assertTrue(figure.caption().contains("Stopped early after " + lastStep(run) + " of 60 steps"));
    }

    @Test
    void itIsLeftAsItIs() throws IOException {
        Map<String, String> before = RunFiles.hashes(whole());
        train(run("whole"), entry -> {}, Progress.NONE);
        assertEquals(before, RunFiles.hashes(run("whole")));
    }

    @ParameterizedTest
    @ValueSource(ints = {-13, -12, -7, -1})
    void anInterruptionDoesNotChangeWhenItStops(int beforeTheEnd) throws IOException {
        RunFolder whole = whole();
        Progress cancel = new CancelAt(lastStep(whole) + beforeTheEnd);
        assertThrows(CancellationException.class, () -> train(run("cut"), entry -> {}, cancel));
        assertEquals(Runs.State.INTERRUPTED, Runs.state(run("cut")));
        train(run("cut"), entry -> {}, Progress.NONE);
        assertEquals(RunFiles.hashes(whole), RunFiles.hashes(run("cut")));
    }

    /** What is on disk is copied after each line of the history, and after each step: before and after its snapshot. */
    @Test
    void aKillAtAnyMomentDoesNotChangeItsFiles() throws IOException {
        List<RunFolder> killed = new ArrayList<>();
        Runnable copy = () -> {
            RunFolder next = run("killed-" + killed.size());
            copy(run("run"), next);
            killed.add(next);
        };
        train(run("run"), entry -> copy.run(), (done, total) -> copy.run());
        Map<String, String> expected = RunFiles.hashes(run("run"));
        assertTrue(killed.size() > lastStep(run("run")), "" + killed.size());
        for (RunFolder each : killed) {
            assertEquals(Runs.State.INTERRUPTED, Runs.state(each), () -> each.toString());
            train(each, entry -> {}, Progress.NONE);
            assertEquals(expected, RunFiles.hashes(each), () -> each.toString());
        }
    }

    private static void copy(RunFolder from, RunFolder to) {
        try (Stream<Path> files = Files.walk(from.path())) {
            for (Path file : files.toList()) {
                if (!file.endsWith("training.lock")) {
                    Files.copy(
                            file, to.path().resolve(from.path().relativize(file).toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
