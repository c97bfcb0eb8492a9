package org.costscape.experiment;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.GridCost;
import org.costscape.cost.NetworkCost;
import org.costscape.cost.ObjectiveDefinition;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Split;
import org.costscape.landscape.PlaneSweep;
import org.costscape.landscape.Surface;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.Initialization;

/** How the time of a plane grows with its points and with the examples, which are repeated where there are not enough. */
final class PlaneBenchmark {
    private final Experiment experiment;
    private final Home home;
    private final Parallel parallel;

    PlaneBenchmark(Experiment experiment, Home home, Parallel parallel) {
        this.experiment = experiment;
        this.home = home;
        this.parallel = parallel;
    }

    /** Seconds for J of so many examples at side × side points around an initialization. */
    double seconds(int examples, int side) {
        FeedforwardDefinition network = (FeedforwardDefinition) experiment.network();
        try (Split data = (Split) experiment.data().read(home);
                Dataset repeated = repeat(data.training(), examples);
                NetworkCost cost = new NetworkCost(
                        network.build(),
                        (ObjectiveDefinition) experiment.objective(),
                        repeated,
                        Precision.FLOAT,
                        parallel);
                ParameterVector theta = new Initialization.He().draw(cost.layout(), Precision.FLOAT, 1)) {
            return seconds(cost, theta, side);
        }
    }

    /** Seconds at side × side points of [−1, 1]² around θ, along two directions whose filters are as long as those of θ. */
    static double seconds(CostFunction cost, ParameterVector theta, int side) {
        return onPlane(theta, side, grid -> Benchmarks.seconds(cost, grid));
    }

    /** Seconds until a coarse grid of 51 × 51 points can be shown, of both sets. */
    static double preview(ExperimentRunner runner, ParameterVector theta) {
        return onPlane(theta, 51, grid -> {
            long start = System.nanoTime();
            AtomicLong shown = new AtomicLong();
            Progress untilShown = new Progress() {
                @Override
                public void report(long done, long total) {}

                @Override
                public boolean cancelled() {
                    return shown.get() != 0;
                }
            };
            try (GridCost training = runner.training().on(grid);
                    GridCost heldOut = runner.heldOut().orElseThrow().on(grid)) {
                new PlaneSweep(training, Optional.of(heldOut))
                        .run(
                                Surface.of(grid, List.of()),
                                cells -> {},
                                partial -> partial.finest().ifPresent(preview -> shown.set(System.nanoTime())),
                                untilShown);
            } catch (CancellationException e) {
                // There it is.
            }
            return (shown.get() - start) / 1e9;
        });
    }

    private static double onPlane(ParameterVector theta, int side, ToDoubleFunction<SubspaceGrid> measure) {
        try (ParameterVector first = direction(theta, 7);
                ParameterVector second = direction(theta, 8)) {
            double[] axis = Benchmarks.positions(-1, side);
            return measure.applyAsDouble(new SubspaceGrid(new Subspace(theta, List.of(first, second)), axis, axis));
        }
    }

    private static Dataset repeat(Dataset data, int examples) {
        ColumnMatrix inputs = ColumnMatrix.zeros(data.inputs().precision(), data.features(), examples);
        for (int i = 0; i < examples; i++) {
            inputs.copyColumn(i, data.inputs(), i % data.size());
        }
        int[] labels = IntStream.range(0, examples)
                .map(i -> data.label(i % data.size()))
                .toArray();
        return new Dataset(data.name(), inputs, labels, data.outputs(), data.sha256());
    }

    /** A Gaussian direction, each row of a weight as long as that of θ, biases 0. */
    private static ParameterVector direction(ParameterVector theta, long seed) {
        ParameterVector direction = new Initialization.Gaussian(1).draw(theta.layout(), Precision.FLOAT, seed);
        for (Block block : theta.layout().blocks()) {
            float[] d = direction.floats(block);
            float[] w = theta.floats(block);
            int rows = block.shape().size() == 1 ? d.length : block.shape().get(0);
            int width = d.length / rows;
            for (int row = 0; row < rows; row++) {
                double ofD = 0;
                double ofW = 0;
                for (int i = row * width; i < (row + 1) * width; i++) {
                    ofD += d[i] * d[i];
                    ofW += w[i] * w[i];
                }
                float factor = width == 1 ? 0 : (float) (Math.sqrt(ofW) / (Math.sqrt(ofD) + 1e-10));
                for (int i = row * width; i < (row + 1) * width; i++) {
                    d[i] *= factor;
                }
            }
            direction.write(block, d);
        }
        return direction;
    }
}
