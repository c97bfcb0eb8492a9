package org.costscape.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    @ParameterizedTest
    @CsvSource({"deep-mlp-bn, 20, 400", "lstm-characters, 20, 400", "spirals, 1000, 100000"})
    void memoryDoesNotGrow(String name, int sweeps, int steps) throws Exception {
        Home home = new Home(Path.of(""));
        List<HeldMemory> held = new ArrayList<>();
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
                held.add(HeldMemory.now());
            }
        }
        System.out.println(name + ", " + sweeps + " sweeps, " + steps + " steps, MB held: " + held);
        HeldMemory.requireFlat(held);
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
