package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.dataset.IdxExamples;
import org.costscape.task.Demand;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each study of curvature says once, before it begins, what it takes, and does not begin where that is not agreed to. */
class CurvatureDemandTest {
    @TempDir
    Path folder;

    private RunFolder run = new RunFolder(Path.of("."));

    @BeforeEach
    void train() throws IOException {
        IdxExamples.write(folder.resolve("data"), 400, 90);
        run = new RunFolder(folder.resolve("run"));
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(
                        Experiments.small(folder.resolve("data"), Precision.FLOAT, 0.1), new Home(folder), parallel)) {
            runner.train(run, entry -> {}, Progress.NONE);
        }
    }

    /** Agrees to nothing. */
    private static final class Declined implements Progress {
        private final List<Demand> demands = new ArrayList<>();
        private boolean reported;

        @Override
        public void report(long done, long total) {
            reported = true;
        }

        @Override
        public void expect(Demand demand) {
            demands.add(demand);
            throw new CancellationException("not begun");
        }
    }

    private void study(String name, Progress progress) {
        try (Parallel parallel = new Parallel(2);
                ExperimentRunner runner = ExperimentRunner.open(run, null, new Home(folder), parallel)) {
            switch (name) {
                case "spectrum" -> new CurvatureStudy(runner).run(run, CurvatureRequest.DEFAULT, progress);
                case "edge" -> new EdgeStudy(runner).run(run, progress);
                case "valley" -> new ValleyStudy(runner).run(run, ValleyRequest.DEFAULT, progress);
                default -> throw new IllegalArgumentException(name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"spectrum", "edge", "valley"})
    void aStudySaysWhatItTakesAndBeginsOnlyWhenThatIsAgreedTo(String name) {
        Declined declined = new Declined();

        assertThrows(CancellationException.class, () -> study(name, declined));

        assertEquals(1, declined.demands.size());
        Demand demand = declined.demands.get(0);
        assertTrue(
                demand.text().matches("Lanczos: at most [0-9,]+ vectors of [0-9,]+ numbers, [0-9.]+ MB"),
                demand.text());
        assertTrue(demand.seconds() > 0);
        assertTrue(demand.share() > 0 && demand.share() < Demand.MUCH);
        assertTrue(!declined.reported, "work had begun");
    }

    /** So many products cannot be soon done; their time is at least that of each of them. */
    @Test
    void manyProductsAreLargeWork() {
        Declined declined = new Declined();
        try (Parallel parallel = new Parallel(1);
                ExperimentRunner runner = ExperimentRunner.open(run, null, new Home(folder), parallel);
                CostFunction cost = runner.trainingInDouble()) {
            assertThrows(
                    CancellationException.class,
                    () -> CurvatureDemand.expect(cost, 30, 1_000_000_000_000L, 7200, declined));
            double bytes = 30.0 * cost.layout().size() * Double.BYTES;
            assertEquals(
                    bytes / Runtime.getRuntime().maxMemory(),
                    declined.demands.get(0).share(),
                    1e-15);
        }
        Demand demand = declined.demands.get(0);
        assertTrue(demand.isLarge());
        assertTrue(
                demand.text().contains("; at most 1,000,000,000,000 products with the Hessian, up to about "),
                demand.text());
    }
}
