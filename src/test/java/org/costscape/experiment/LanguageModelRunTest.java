package org.costscape.experiment;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.costscape.array.Precision;
import org.costscape.cost.AdversarialDefinition;
import org.costscape.cost.CostDefinition;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.NetworkDefinition;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.HistoryEntry;
import org.costscape.training.Initialization;
import org.costscape.training.RunFolder;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;
import org.costscape.training.TrainingDefinition;
import org.costscape.training.TrainingRule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs of a small language model with dropout, whose epoch has fewer windows than the run has steps. */
class LanguageModelRunTest {
    private static final NetworkDefinition MODEL = new LanguageModelDefinition(6, 5, 7, 2, 0.8, 1);

    @TempDir
    Path folder;

    @BeforeEach
    void writeText() throws IOException {
        Files.writeString(folder.resolve("text.txt"), "abcdeab bcd ".repeat(60));
    }

    private Experiment experiment(NetworkDefinition network, CostDefinition objective, int evaluated) {
        return new Experiment(
                "language",
                "Language model",
                "",
                "",
                new CharacterData(folder.resolve("text.txt").toString(), 6, new TextUse(4, evaluated)),
                network,
                objective,
                new Initialization.Uniform(0.3),
                new TrainingDefinition(
                        new SgdDefinition(0.5, 0.5),
                        new Schedule.Epochs(1, 0.9),
                        List.of(new TrainingRule.ClipNorm(0.02), new TrainingRule.WeightDecay(1e-4)),
                        11,
                        40,
                        9,
                        4),
                Precision.FLOAT,
                3);
    }

    private Experiment experiment() {
        return experiment(MODEL, new CrossEntropyDefinition(), 401);
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
    void trainingLowersTheCost() {
        List<HistoryEntry> history = train("run", 2, Progress.NONE).history();
        assertEquals(Math.log(6), history.get(0).trainCost(), 0.2);
        assertTrue(history.get(history.size() - 1).trainCost() < history.get(0).trainCost());
    }

    @Test
    void aTextInAnotherNumberOfStreamsBeginsAtItsBeginningAndContinuesWithTheSameBits() throws IOException {
        RunFolder whole = new RunFolder(folder.resolve("whole"));
        RunFolder cut = new RunFolder(folder.resolve("cut"));
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(experiment(), new Home(folder), parallel)) {
            for (RunFolder run : List.of(whole, cut)) {
                runner.train(run, 17, entry -> {}, Progress.NONE);
                runner.change(run, new SgdDefinition(0.3, 0.5), 7, 40);
            }
            assertTrue(runner.course(whole).beginsEpoch(17));
            runner.resume(whole, entry -> {}, Progress.NONE);
            assertThrows(CancellationException.class, () -> runner.resume(cut, entry -> {}, new CancelAt(18)));
            assertThrows(CancellationException.class, () -> runner.resume(cut, entry -> {}, new CancelAt(31)));
            runner.resume(cut, entry -> {}, Progress.NONE);
        }
        assertEquals(RunFiles.hashes(whole), RunFiles.hashes(cut));
    }

    @Test
    void theNormOfTheGradientIsRecordedBeforeItIsClipped() {
        List<HistoryEntry> history = train("run", 2, Progress.NONE).history();
        assertNull(history.get(0).gradientNorm());
        assertTrue(history.stream()
                        .skip(1)
                        .mapToDouble(e -> requireNonNull(e.gradientNorm()))
                        .max()
                        .orElseThrow()
                > 0.02);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 14, 15, 39})
    void aRunThatWasInterruptedEndsWithTheSameFilesAsOneThatWasNot(int step) throws IOException {
        RunFolder whole = train("whole", 2, Progress.NONE);
        assertThrows(CancellationException.class, () -> train("cut", 2, new CancelAt(step)));
        RunFolder cut = train("cut", 2, Progress.NONE);
        assertEquals(RunFiles.hashes(whole), RunFiles.hashes(cut));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void anyNumberOfThreadsWritesTheSameFiles(int threads) throws IOException {
        assertEquals(
                RunFiles.hashes(train("one", 1, Progress.NONE)),
                RunFiles.hashes(train("more", threads, Progress.NONE)));
    }

    @Test
    void aTextNeedsALanguageModel() {
        NetworkDefinition dense = new FeedforwardDefinition(6, List.of(new DenseDefinition(6, Activation.IDENTITY)));
        assertRefused("network: expected a language-model", e -> experiment(dense, e.objective(), 401));
    }

    @Test
    void theVocabularyMustBeThatOfTheData() {
        NetworkDefinition other = new LanguageModelDefinition(7, 5, 7, 1, 1, 0);
        assertRefused("network: expected 6 symbols", e -> experiment(other, e.objective(), 401));
    }

    @Test
    void aLanguageModelIsNotTrainedAdversarially() {
        assertRefused(
                "objective: expected cross-entropy", e -> experiment(MODEL, new AdversarialDefinition(0.1, 0.5), 401));
    }

    @Test
    void lessTextThanAWindowIsRefused() {
        assertRefused(
                "evaluated: expected more tokens than a window's 4, found 4", e -> experiment(MODEL, e.objective(), 4));
    }

    private void assertRefused(String expected, UnaryOperator<Experiment> other) {
        Experiment valid = experiment();
        BadInputException refused = assertThrows(BadInputException.class, () -> other.apply(valid));
        assertTrue(String.valueOf(refused.getMessage()).contains(expected), refused.getMessage());
    }
}
