package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.costscape.array.Precision;
import org.costscape.dataset.IdxExamples;
import org.costscape.file.BadInputException;
import org.costscape.file.Sha256;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.parameter.TensorFiles;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.HistoryEntry;
import org.costscape.training.Imported;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorchImportTest {
    @TempDir
    Path folder;

    private Home home = new Home(Path.of("."));
    private RunFolder trained = new RunFolder(Path.of("."));

    @BeforeEach
    void trainARunAndExportIt() throws IOException {
        home = new Home(folder);
        IdxExamples.write(folder.resolve("data"), 400, 90);
        trained = run("trained");
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(experiment(), home, parallel)) {
            runner.train(trained, entry -> {}, Progress.NONE);
        }
        new TorchExport(trained).writeAll(folder.resolve("series"), Progress.NONE);
    }

    private Experiment experiment() {
        return Experiments.small(folder.resolve("data"), Precision.FLOAT, 0.1)
                .withNetwork(new FeedforwardDefinition(
                        IdxExamples.ROWS * IdxExamples.COLUMNS,
                        List.of(
                                new LinearDefinition(12),
                                new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                                new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY))))
                .withSteps(20);
    }

    private RunFolder run(String name) {
        return new RunFolder(folder.resolve(name));
    }

    private RunFolder importInto(String name, Path source, Progress progress) {
        TorchImport files = TorchImport.of(source, experiment(), Optional.empty());
        RunFolder run = run(name);
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(files.experiment(), home, parallel)) {
            files.write(runner, run, entry -> {}, progress);
        }
        return run;
    }

    private static String problem(Runnable wrong) {
        return String.valueOf(assertThrows(BadInputException.class, wrong::run).getMessage());
    }

    private Path rename(String from, String to) throws IOException {
        Path series = folder.resolve("series");
        Files.move(series.resolve(from), series.resolve(to));
        return series;
    }

    @Test
    void aSeriesBecomesARunWithTheSameBytesOfEverySnapshot() throws IOException {
        RunFolder run = importInto("run", folder.resolve("series"), Progress.NONE);
        List<Snapshot> expected = trained.snapshots();
        assertTrue(run.snapshots().size() >= expected.size());
        for (Snapshot each : expected) {
            assertEquals(
                    -1, Files.mismatch(each.file(), run.snapshot(each.step()).file()), "θ and running statistics");
        }
        assertEquals(-1, Files.mismatch(trained.best().file(), run.best().file()));
    }

    @Test
    void itsHistorySaysWhatWasMeasuredHereAndNothingElse() {
        RunFolder run = importInto("run", folder.resolve("series"), Progress.NONE);
        assertEquals(
                run.snapshots().stream().map(Snapshot::step).toList(),
                run.history().stream().map(HistoryEntry::step).toList());
        int compared = 0;
        for (HistoryEntry entry : run.history()) {
            assertNull(entry.batchCost());
            assertNull(entry.gradientNorm());
            for (HistoryEntry original : trained.history()) {
                if (original.step() == entry.step()) {
                    assertEquals(original.trainCost(), entry.trainCost());
                    assertEquals(original.heldOutCost(), entry.heldOutCost());
                    compared++;
                }
            }
        }
        assertTrue(compared >= 3, "steps that were measured in both: " + compared);
    }

    @Test
    void itsDefinitionNamesTheFilesAndTheirHashes() throws IOException {
        RunFolder run = importInto("run", folder.resolve("series"), Progress.NONE);
        Experiment found = RunDefinition.read(run).experiment();
        Imported imported = (Imported) found.initialization();
        assertEquals(run.snapshots().size(), imported.sources().size());
        Imported.Source last = imported.sources().get(imported.sources().size() - 1);
        assertEquals(20, last.step());
        assertEquals("step-00000020.safetensors", last.file());
        Path source = folder.resolve("series").resolve(last.file());
        assertEquals(Sha256.of(List.of(Files.readAllBytes(source))), last.sha256());
        assertEquals(20, found.training().steps());
        String description = Runs.describe(run);
        assertTrue(
                description.startsWith("small, imported with "
                        + imported.sources().size() + " snapshots up to step 20, best on held-out data at step "),
                description);
    }

    @Test
    void aRunThatBeginsLaterHasItsFirstSnapshotThere() throws IOException {
        Files.delete(folder.resolve("series/step-00000000.safetensors"));
        RunFolder run = importInto("run", folder.resolve("series"), Progress.NONE);
        Snapshot second = trained.snapshots().get(1);
        assertEquals(second.step(), SnapshotChoice.FIRST.of(run).step());
        assertEquals(-1, Files.mismatch(second.file(), run.first().file()));
    }

    @ParameterizedTest
    @CsvSource({
        "step-000100.safetensors, 100",
        "checkpoint_100.safetensors, 100",
        "epoch=3-step=600.safetensors, 600",
        "resnet18-final.safetensors, 18",
        "007b.safetensors, 7",
        "final.safetensors, 0"
    })
    void theLastDigitsOfANameAreTheStep(String name, int step) throws IOException {
        Path file = Files.move(folder.resolve("series/step-00000020.safetensors"), folder.resolve(name));
        assertEquals(List.of(new CheckpointFiles.Checkpoint(step, file)), CheckpointFiles.in(file));
    }

    @Test
    void aSeriesNeedsOneStepInEachName() throws IOException {
        Path series = rename("step-00000020.safetensors", "final.safetensors");
        assertEquals(
                series.resolve("final.safetensors") + ": expected the number of a step in the name, such as"
                        + " step-000100.safetensors, found no digits; rename it, or move it elsewhere",
                problem(() -> CheckpointFiles.in(series)));
        rename("final.safetensors", "again-0.safetensors");
        String two = problem(() -> CheckpointFiles.in(series));
        assertTrue(
                two.contains("expected one file for each step, found")
                        && two.endsWith("of step 0 too; the last digits of a name count"),
                two);
        rename("again-0.safetensors", "9999999999.safetensors");
        assertTrue(problem(() -> CheckpointFiles.in(series)).contains("expected a step of at most 9 digits"));
    }

    @Test
    void aFolderWithoutFilesAndAFileThatIsMissingAreRefused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertTrue(problem(() -> CheckpointFiles.in(empty))
                .startsWith(empty + ": expected files that end in .safetensors, found none"));
        Path missing = folder.resolve("none.safetensors");
        assertEquals(
                "cannot read " + missing + ": no such file or folder",
                problem(() -> TorchImport.of(missing, experiment(), Optional.empty())));
    }

    @Test
    void aLaterFileThatDoesNotFitIsNamed() throws IOException {
        Path last = folder.resolve("series/step-00000020.safetensors");
        new TensorFiles().add("0.weight", 12, 20).write(last);
        TorchImport files = TorchImport.of(folder.resolve("series"), experiment(), Optional.empty());
        String problem = problem(files::experiment);
        assertTrue(
                problem.startsWith(last + ": 1.weight: found") || problem.startsWith(last + ": layers.1.weight: found"),
                problem);
        assertTrue(problem.endsWith("(the first of 2 that do not fit)"), problem);
    }

    @Test
    void namesMustBeTexts() throws IOException {
        Path names = Files.writeString(folder.resolve("names.json"), "{\"layers.0.weight\": 3}");
        assertEquals(
                names + ": layers.0.weight: expected the name of a tensor in quotes, found 3",
                problem(() -> TorchImport.of(folder.resolve("series"), experiment(), Optional.of(names))));
    }

    @Test
    void aCancelLeavesNothing() throws IOException {
        assertThrows(CancellationException.class, () -> importInto("run", folder.resolve("series"), new CancelAt(2)));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    List.of("data", "series", "trained"),
                    left.map(each -> each.getFileName().toString()).sorted().toList());
        }
        importInto("run", folder.resolve("series"), Progress.NONE);
        assertTrue(problem(() -> importInto("run", folder.resolve("series"), Progress.NONE))
                .startsWith(run("run").path() + ": exists already"));
    }

    @Test
    void anImportedRunIsNotTrainedOnButBranchedFrom() {
        RunFolder run = importInto("run", folder.resolve("series"), Progress.NONE);
        assertEquals(Runs.State.COMPLETE, Runs.state(run));
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, home, parallel)) {
            Experiment experiment = runner.experiment();
            assertTrue(problem(() -> runner.change(run, experiment.training().optimizer(), 130, 40))
                    .contains("the run was imported and is not trained on here"));
            assertTrue(problem(() -> runner.train(run("again"), entry -> {}, Progress.NONE))
                    .contains("found the definition of an imported run"));
        }
        RunFolder branch = run("branch");
        Branches.create(branch, RunDefinition.read(run), run, SnapshotChoice.LAST);
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(branch, null, home, parallel)) {
            runner.resume(branch, entry -> {}, Progress.NONE);
        }
        HistoryEntry last = run.history().get(run.history().size() - 1);
        assertEquals(last.trainCost(), branch.history().get(0).trainCost());
    }

    @Test
    void itsSourcesRiseInTheirSteps() {
        Imported.Source source = new Imported.Source(5, "a.safetensors", "0".repeat(64));
        assertEquals(
                "sources: expected files in rising order of their steps, found step 5 after step 5",
                problem(() -> new Imported(List.of(source, source))));
        assertEquals("sources: expected 1 … 1000 files, found 0", problem(() -> new Imported(List.of())));
        assertEquals(
                "sha256: expected 64 hexadecimal digits, found \"x\"",
                problem(() -> new Imported.Source(5, "a.safetensors", "x")));
    }

    @Test
    void oneSnapshotIsExportedUnderAnyName() {
        Path file = folder.resolve("model.safetensors");
        assertEquals(file, new TorchExport(trained).write(SnapshotChoice.LAST, file));
        assertEquals(
                folder.resolve("some/step-00000000.safetensors"),
                new TorchExport(trained).write(SnapshotChoice.FIRST, folder.resolve("some")));
        assertTrue(Files.exists(folder.resolve("some/step-00000000.safetensors")));
        assertTrue(problem(() -> new TorchExport(trained).writeAll(file, Progress.NONE))
                .startsWith("--out: expected a folder for all snapshots, found " + file));
        assertFalse(Files.isDirectory(file));
    }
}
