package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Gemm;
import org.costscape.array.NativeMath;
import org.costscape.array.Precision;
import org.costscape.cost.GridCost;
import org.costscape.cost.TrainingCost;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.Initialization;

/**
 * The workloads that Costscape's speed is measured on, with the names and sizes of the PyTorch baseline: the
 * 784–300–100–10 ReLU network in float on 10,000 images, and the LSTM of {@link LanguageModelBenchmark}; and drawing a surface.
 */
public final class Benchmarks {
    private static final int ROUNDS = 3;
    private static final double SECONDS_A_RATE = 2;

    private static final BatchNormalizationDefinition NORMALIZATION =
            new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU);

    private static final List<LayerDefinition> NORMALIZED = List.of(
            new DenseDefinition(300, Activation.IDENTITY),
            NORMALIZATION,
            new DenseDefinition(100, Activation.IDENTITY),
            NORMALIZATION,
            new DenseDefinition(10, Activation.IDENTITY));

    private final Home home;
    private final Parallel parallel;

    /** @param parallel stays the caller's to close */
    public Benchmarks(Home home, Parallel parallel) {
        this.home = home;
        this.parallel = parallel;
    }

    /**
     * The median of several runs of one workload.
     *
     * @param name of the workload
     * @param median of the runs
     * @param unit {@code s}, where less is better, or a rate, where more is
     * @param runs all runs
     */
    public record Measurement(String name, double median, String unit, List<Double> runs) {}

    /**
     * Runs the workloads whose names contain a match; each round runs every workload once.
     *
     * @throws BadInputException if there is none
     */
    public List<Measurement> run(Pattern only, Consumer<String> says, Progress progress) {
        List<Workload> chosen =
                workloads().stream().filter(w -> only.matcher(w.name).find()).toList();
        if (chosen.isEmpty()) {
            throw new BadInputException("no workload's name matches \"" + only + "\"; there are "
                    + String.join(", ", workloads().stream().map(Workload::name).toList()));
        }
        NativeMath.start();
        for (int round = 0; round < ROUNDS; round++) {
            for (Workload each : chosen) {
                progress.check();
                says.accept("round " + (round + 1) + " of " + ROUNDS + ": " + each.name);
                each.runs.add(each.measure.getAsDouble());
            }
        }
        return chosen.stream().map(Workload::measurement).toList();
    }

    /** The measurements as JSON, with the processor kernels they were made with. */
    public String json(List<Measurement> measurements) {
        return Definitions.write(Map.of(
                "costscape", Version.current(),
                "threads", parallel.lanes(),
                "kernel", NativeMath.kernel(),
                "results", measurements));
    }

    private record Workload(String name, String unit, DoubleSupplier measure, List<Double> runs) {
        Workload(String name, String unit, DoubleSupplier measure) {
            this(name, unit, measure, new ArrayList<>());
        }

        Measurement measurement() {
            double[] sorted =
                    runs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return new Measurement(name, sorted[sorted.length / 2], unit, List.copyOf(runs));
        }
    }

    private List<Workload> workloads() {
        return List.of(
                new Workload("gemm", "GFLOP/s a core", Benchmarks::gemm),
                new Workload("mlp-line", "s", this::line),
                new Workload("mlp-plane", "s", this::plane),
                new Workload("evaluate-mlp", "evaluations/s", this::evaluations),
                new Workload("train-mlp", "steps/s", this::steps),
                new Workload("train-mlp-bn", "steps/s", this::normalizedSteps),
                new Workload("train-lstm", "steps/s", this::languageModelSteps),
                new Workload("surface-frame", "frames/s", () -> frames(101, 1000, 800)),
                new Workload("surface-hd", "frames/s", () -> frames(201, 1920, 1080)),
                new Workload("surface-png", "s", () -> new SurfaceBenchmark(101).write(3000, 2400)));
    }

    /** The product of a first layer with a chunk of examples, on one core. */
    private static double gemm() {
        int units = 300;
        int examples = 250;
        int features = 784;
        try (ColumnMatrix w = ColumnMatrix.zeros(Precision.FLOAT, features, units);
                ColumnMatrix x = ColumnMatrix.zeros(Precision.FLOAT, features, examples);
                ColumnMatrix z = ColumnMatrix.zeros(Precision.FLOAT, units, examples)) {
            double rate = rate(() ->
                    Gemm.multiply(w.array(), Gemm.Factor.TRANSPOSED, x.array(), Gemm.Factor.PLAIN, z.array(), false));
            return rate * 2.0 * units * examples * features / 1e9;
        }
    }

    /** J of the training set at 51 points from an initialization to what it is trained to. */
    private double line() {
        return withNetwork((runner, from, to) -> {
            train(runner, to);
            to.add(-1, from);
            return sweep(runner, SubspaceGrid.line(new Subspace(from, List.of(to)), positions(0, 51)));
        });
    }

    /** J of the training set at 51 × 51 points around what an initialization is trained to. */
    private double plane() {
        return withNetwork((runner, from, to) -> {
            train(runner, from);
            try (ParameterVector first = direction(from, 7);
                    ParameterVector second = direction(from, 8)) {
                double[] axis = positions(-1, 51);
                return sweep(runner, new SubspaceGrid(new Subspace(from, List.of(first, second)), axis, axis));
            }
        });
    }

    private static double sweep(ExperimentRunner runner, SubspaceGrid grid) {
        boolean[] wanted = new boolean[grid.columns()];
        Arrays.fill(wanted, true);
        long start = System.nanoTime();
        try (GridCost cost = runner.training().on(grid)) {
            cost.evaluate(IntStream.range(0, grid.rows()).toArray(), wanted);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double[] positions(double from, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> from + (1 - from) * i / (count - 1))
                .toArray();
    }

    /** 240 steps, as many as the baseline's solution has. */
    private static void train(ExperimentRunner runner, ParameterVector theta) {
        try (TrainingCost training = runner.steps();
                ParameterVector velocity = ParameterVector.zeros(theta.layout(), Precision.FLOAT);
                ParameterVector gradient = ParameterVector.zeros(theta.layout(), Precision.FLOAT)) {
            for (int step = 0; step < 240; step++) {
                training.costAndGradient(step, theta, gradient);
                velocity.scale(0.9);
                velocity.add(1, gradient);
                theta.add(-0.1, velocity);
            }
        }
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

    private double evaluations() {
        return withNetwork((runner, from, to) -> rate(() -> runner.training().evaluate(from)));
    }

    private double steps() {
        return withNetwork(Benchmarks::stepsASecond);
    }

    /** The same network with batch normalization before each ReLU, with running statistics. */
    private double normalizedSteps() {
        return with(relu().withNetwork(new FeedforwardDefinition(784, NORMALIZED)), Benchmarks::stepsASecond);
    }

    private static double stepsASecond(ExperimentRunner runner, ParameterVector theta, ParameterVector velocity) {
        AtomicInteger step = new AtomicInteger();
        try (TrainingCost training = runner.steps();
                ParameterVector gradient = ParameterVector.zeros(theta.layout(), Precision.FLOAT)) {
            return rate(() -> {
                training.costAndGradient(step.getAndIncrement(), theta, gradient);
                velocity.scale(0.9);
                velocity.add(1, gradient);
                theta.add(-1e-3, velocity);
            });
        }
    }

    private double languageModelSteps() {
        try (LanguageModelBenchmark benchmark = new LanguageModelBenchmark(home, parallel)) {
            return rate(benchmark::step);
        }
    }

    private static double frames(int side, int width, int height) {
        SurfaceBenchmark surface = new SurfaceBenchmark(side);
        return rate(() -> surface.turn(width, height));
    }

    @FunctionalInterface
    private interface Measure {
        double of(ExperimentRunner runner, ParameterVector first, ParameterVector second);
    }

    private Experiment relu() {
        return new Library(home).experiment(QuickGallery.DEFAULT_EXPERIMENT);
    }

    private double withNetwork(Measure measure) {
        return with(relu(), measure);
    }

    private double with(Experiment experiment, Measure measure) {
        try (ExperimentRunner runner = ExperimentRunner.open(experiment, home, parallel)) {
            ParameterLayout layout = runner.training().layout();
            Initialization he = new Initialization.He();
            try (ParameterVector first = he.draw(layout, Precision.FLOAT, 1);
                    ParameterVector second = he.draw(layout, Precision.FLOAT, 2)) {
                return measure.of(runner, first, second);
            }
        }
    }

    /** How often a second something can be done. */
    private static double rate(Runnable work) {
        work.run();
        long start = System.nanoTime();
        int count = 0;
        double seconds;
        do {
            work.run();
            count++;
            seconds = (System.nanoTime() - start) / 1e9;
        } while (seconds < SECONDS_A_RATE);
        return count / seconds;
    }
}
