package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.costscape.array.Precision;
import org.costscape.cost.GridCost;
import org.costscape.cost.TrainingCost;
import org.costscape.landscape.PlaneSweep;
import org.costscape.landscape.Surface;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.Initialization;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A long day at the workstation: what the work leaves behind in memory, on the heap and off it, does not grow. */
@Tag("long")
class SoakTest {
    private static final int ROUNDS = 20;

    /** Between two rounds the heap may differ by what the virtual machine itself has learned. */
    private static final double MOST_MEGABYTES = 8;

    /** The process's memory beside the heap grows a little while the heap's pages are touched for the first time. */
    private static final double MOST_MEGABYTES_OFF_HEAP = 64;

    /** What is held after a round, in megabytes: off the heap, the process's resident memory without the heap's pages. */
    private record Held(double heap, double offHeap) {
        static Held now() {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            Runtime runtime = Runtime.getRuntime();
            return new Held(
                    (runtime.totalMemory() - runtime.freeMemory()) / 1e6,
                    (Pointer.physicalBytes() - runtime.totalMemory()) / 1e6);
        }
    }

    @ParameterizedTest
    @CsvSource({"deep-mlp-bn, 20, 400", "lstm-characters, 20, 400", "spirals, 1000, 100000"})
    void memoryDoesNotGrow(String name, int sweeps, int steps) throws Exception {
        Home home = new Home(Path.of(""));
        List<Held> held = new ArrayList<>();
        try (Parallel parallel = Parallel.ofMachine();
                ExperimentRunner runner = ExperimentRunner.open(new Library(home).experiment(name), home, parallel);
                ParameterVector theta = draw(runner, 1);
                ParameterVector first = draw(runner, 2);
                ParameterVector second = draw(runner, 3)) {
            for (int round = 0; round < ROUNDS; round++) {
                train(runner, theta, steps / ROUNDS);
                for (int sweep = 0; sweep < sweeps / ROUNDS; sweep++) {
                    sweep(runner, new Subspace(theta, List.of(first, second)));
                }
                held.add(Held.now());
            }
        }
        System.out.println(name + ", " + sweeps + " sweeps, " + steps + " steps, MB held: " + held);
        double heap = middle(held.subList(ROUNDS / 2, ROUNDS), true) - middle(held.subList(2, ROUNDS / 2), true);
        double offHeap = middle(held.subList(ROUNDS / 2, ROUNDS), false) - middle(held.subList(2, ROUNDS / 2), false);
        assertTrue(heap < MOST_MEGABYTES, "heap grew by " + heap + " MB: " + held);
        assertTrue(offHeap < MOST_MEGABYTES_OFF_HEAP, "memory off the heap grew by " + offHeap + " MB: " + held);
    }

    private static double middle(List<Held> held, boolean heap) {
        double[] sorted = held.stream()
                .mapToDouble(each -> heap ? each.heap() : each.offHeap())
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private static void train(ExperimentRunner runner, ParameterVector theta, int steps) {
        try (TrainingCost training = runner.steps();
                ParameterVector gradient = ParameterVector.zeros(theta.layout(), Precision.FLOAT)) {
            for (int step = 0; step < steps; step++) {
                training.costAndGradient(step, theta, gradient);
                theta.add(-0.01, gradient);
            }
        }
    }

    private static void sweep(ExperimentRunner runner, Subspace plane) {
        double[] axis = {-1, -0.5, 0, 0.5, 1};
        SubspaceGrid grid = new SubspaceGrid(plane, axis, axis);
        try (GridCost training = runner.training().on(grid)) {
            new PlaneSweep(training, Optional.empty())
                    .run(Surface.of(grid, List.of()), cells -> {}, seen -> {}, Progress.NONE);
        }
    }

    private static ParameterVector draw(ExperimentRunner runner, long seed) {
        return new Initialization.Gaussian(0.1).draw(runner.training().layout(), Precision.FLOAT, seed);
    }
}
