package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.costscape.array.Precision;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.dataset.IdxExamples;
import org.costscape.landscape.Normalization;
import org.costscape.landscape.PlaneGrid;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LanguageModelDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.Initialization;
import org.costscape.training.RunFolder;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;
import org.costscape.training.TrainingDefinition;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cancel comes through within a point where a point takes long: it is asked for at each chunk of the data. */
class CancelledSweepTest {
    @TempDir
    Path folder;

    /** A network whose examples go together, or a language model. */
    private Experiment experiment(String network) throws IOException {
        if (network.equals("normalized")) {
            IdxExamples.write(folder.resolve("data"), 2000, 600);
            return Experiments.small(folder.resolve("data"), Precision.FLOAT, 0.1)
                    .withNetwork(new FeedforwardDefinition(
                            IdxExamples.ROWS * IdxExamples.COLUMNS,
                            List.of(
                                    new LinearDefinition(7),
                                    new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU),
                                    new DenseDefinition(IdxExamples.CLASSES, Activation.IDENTITY))));
        }
        Files.writeString(folder.resolve("text.txt"), "abcdeab bcd ".repeat(160));
        return new Experiment(
                "language",
                "Language model",
                "",
                "",
                new CharacterData(folder.resolve("text.txt").toString(), 6, new TextUse(4, 601)),
                new LanguageModelDefinition(6, 5, 7, 2, 1, 1),
                new CrossEntropyDefinition(),
                new Initialization.Uniform(0.3),
                new TrainingDefinition(new SgdDefinition(0.5, 0.5), new Schedule.Constant(), List.of(), 11, 40, 20, 5),
                Precision.FLOAT,
                3);
    }

    /** Counts how often it is asked, and cancels at one of these times. */
    private static final class Asked implements Progress {
        private final int last;
        private final AtomicInteger times = new AtomicInteger();

        Asked(int last) {
            this.last = last;
        }

        @Override
        public void report(long done, long total) {}

        @Override
        public boolean cancelled() {
            return times.incrementAndGet() >= last;
        }
    }

    /** @param chunks of the training and of the held-out set, each asked about once a point or oftener */
    @ParameterizedTest
    @CsvSource({"normalized, 11", "language, 10"})
    void aCancelInTheMidstOfAPointStopsBeforeThePointIsComplete(String network, int chunks) throws IOException {
        RunFolder run = new RunFolder(folder.resolve("run"));
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(experiment(network), new Home(folder), parallel)) {
            runner.train(run, entry -> {}, Progress.NONE);
            PlaneRequest request = new PlaneRequest(
                    PointChoice.parse("last"),
                    DirectionText.parse("random:1", Normalization.FILTER),
                    DirectionText.parse("random:2", Normalization.FILTER),
                    false,
                    new PlaneGrid(new PlaneGrid.Axis(-1, 1, 5), new PlaneGrid.Axis(-1, 1, 5)),
                    StatisticsChoice.RECOMPUTED,
                    false);
            PlaneStudy study = new PlaneStudy(runner);
            Asked whole = new Asked(Integer.MAX_VALUE);
            PlaneResult expected = study.run(List.of(run), request, Optional.empty(), partial -> {}, whole);
            assertTrue(whole.times.get() > 25 * chunks, whole.times + " times");

            for (int in = 1; in < chunks; in++) {
                Asked cancel = new Asked(10 * chunks + in);
                assertThrows(
                        CancellationException.class,
                        () -> study.run(List.of(run), request, Optional.empty(), partial -> {}, cancel));
                assertEquals(10 * chunks + in, cancel.times.get());
            }

            PlaneResult again = study.run(List.of(run), request, Optional.empty(), partial -> {}, Progress.NONE);
            assertEquals(
                    expected.surface().cells().toList(), again.surface().cells().toList());
        }
    }
}
