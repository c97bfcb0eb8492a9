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
import org.costscape.cost.CostFunction;
import org.costscape.cost.GridCost;
import org.costscape.cost.TrainingCost;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.DenseDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LayerDefinition;
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

    private static final List<LayerDefinition> WIDE = List.of(
            new DenseDefinition(898, Activation.RELU),
            new DenseDefinition(1532, Activation.RELU),
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
     * Runs the workloads whose names contain a match, for an empty expression those that take seconds; each round runs every
     * workload once.
     *
     * @throws BadInputException if there is none
     */
    public List<Measurement> run(Pattern only, Consumer<String> says, Progress progress) {
        List<Workload> all = new ArrayList<>(workloads());
        if (!only.pattern().isEmpty()) {
            all.addAll(longWorkloads());
        }
        List<Workload> chosen =
                all.stream().filter(w -> only.matcher(w.name).find()).toList();
        if (chosen.isEmpty()) {
            throw new BadInputException("no workload's name matches \"" + only + "\"; there are "
                    + String.join(", ", all.stream().map(Workload::name).toList()));
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
                new Workload("mlp-plane", "s", () -> plane(relu())),
                new Workload("bn-plane", "s", () -> plane(normalized())),
                new Workload("plane-preview", "s", this::planePreview),
                new Workload("lstm-line", "s", this::languageModelLine),
                new Workload("evaluate-mlp", "evaluations/s", this::evaluations),
                new Workload("train-mlp", "steps/s", this::steps),
                new Workload("train-mlp-bn", "steps/s", this::normalizedSteps),
                new Workload("train-lstm", "steps/s", this::languageModelSteps),
                new Workload("surface-frame", "frames/s", () -> frames(101, 1000, 800)),
                new Workload("surface-hd", "frames/s", () -> frames(201, 1920, 1080)),
                new Workload("surface-png", "s", () -> new SurfaceBenchmark(101).write(3000, 2400)));
    }

    /** Workloads of minutes, which run only where their names are asked for. */
    private List<Workload> longWorkloads() {
        PlaneBenchmark planes = new PlaneBenchmark(relu(), home, parallel);
        List<Workload> workloads = new ArrayList<>();
        workloads.add(new Workload("wide-plane", "s", () -> plane(wide())));
        for (int side : new int[] {11, 51, 201}) {
            workloads.add(new Workload("points-" + side + "x" + side, "s", () -> planes.seconds(10_000, side)));
        }
        for (int examples : new int[] {1_000, 10_000, 60_000}) {
            workloads.add(new Workload("examples-" + examples, "s", () -> planes.seconds(examples, 51)));
        }
        return workloads;
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
            return seconds(runner.training(), SubspaceGrid.line(new Subspace(from, List.of(to)), positions(0, 51)));
        });
    }

    /** J of the training set at 51 × 51 points around what an initialization is trained to. */
    private double plane(Experiment experiment) {
        return with(experiment, (runner, theta, other) -> {
            train(runner, theta);
            return PlaneBenchmark.seconds(runner.training(), theta, 51);
        });
    }

    /** The time until a coarse grid of the same plane can be shown, of both sets. */
    private double planePreview() {
        return withNetwork((runner, theta, other) -> {
            train(runner, theta);
            return PlaneBenchmark.preview(runner, theta);
        });
    }

    /** How long the cost takes at all points of a grid. */
    static double seconds(CostFunction cost, SubspaceGrid grid) {
        boolean[] wanted = new boolean[grid.columns()];
        Arrays.fill(wanted, true);
        long start = System.nanoTime();
        try (GridCost onGrid = cost.on(grid)) {
            onGrid.evaluate(IntStream.range(0, grid.rows()).toArray(), wanted);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    static double[] positions(double from, int count) {
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

    private double evaluations() {
        return withNetwork((runner, from, to) -> rate(() -> runner.training().evaluate(from)));
    }

    private double steps() {
        return withNetwork(Benchmarks::stepsASecond);
    }

    /** The same network with batch normalization before each ReLU, with running statistics. */
    private double normalizedSteps() {
        return with(normalized(), Benchmarks::stepsASecond);
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

    private double languageModelLine() {
        try (LanguageModelBenchmark benchmark = new LanguageModelBenchmark(home, parallel)) {
            return benchmark.line();
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
        return new Library(home).experiment(Library.DEFAULT_EXPERIMENT);
    }

    private Experiment normalized() {
        return relu().withNetwork(new FeedforwardDefinition(784, NORMALIZED));
    }

    /** The ReLU network of the linear path's paper at its own size. */
    private Experiment wide() {
        return relu().withNetwork(new FeedforwardDefinition(784, WIDE));
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
