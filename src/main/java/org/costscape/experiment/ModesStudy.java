package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.costscape.cost.SquaredErrorDefinition;
import org.costscape.dataset.Split;
import org.costscape.file.BadInputException;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LinearDefinition;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;
import org.costscape.theory.CorrelationModes;
import org.costscape.theory.LearnedMode;
import org.costscape.training.RunFolder;
import org.costscape.training.Schedule;
import org.costscape.training.SgdDefinition;
import org.costscape.training.Snapshot;
import org.costscape.training.TrainingDefinition;

/**
 * Measures how a deep linear network learned the modes of its data, and holds it against Saxe's theory.
 *
 * <p>Time: with J = mean of ½‖z − y‖² and whitened inputs, ∂J/∂Wᵢ = (Wₙ…Wᵢ₊₁)ᵀ(P − Σ)(Wᵢ₋₁…W₁)ᵀ. A step of plain gradient descent
 * on all examples is Wᵢ ← Wᵢ − η ∂J/∂Wᵢ, the Euler step of τẆᵢ = −∂J/∂Wᵢ over one unit of time, if that unit is a step and
 *
 * <p>τ = 1/η steps.
 *
 * <p>(Saxe's τ = 1/λ is that of a sum over P examples with inputs of ‖X‖² = I as a sum: the same equation.) The Euler step is the
 * one approximation in it: while a mode is small it grows by (1 + ηs)² a step instead of e^{2ηs}, so that a network is later than
 * the theory by a share ηs/2, to first order in ηs.
 *
 * <p>Beginning: the theory's layers are balanced. Those of a run are not, and two cases are told apart.
 *
 * <ul>
 *   <li>Two layers: u₀ is that part of θ₀ which grows, {@link CorrelationModes#balanced}; the curve is predicted from θ₀ alone.
 *   <li>More: near 0 nothing grows at a rate of its own, and what θ₀ will become is no one number. The curve begins at the first
 *       snapshot from which on the mode has 1 % of its strength or more, with the strength that it has there: only the shape of the rise is
 *       predicted.
 * </ul>
 *
 * <p>Modes: as many as the narrowest layer has units can be learned, the strongest.
 *
 * <p>Reference: Saxe, McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks",
 * ICLR 2014, sections 1 and 2.
 */
public final class ModesStudy {
    /** The share of a mode from which on a network with more than two layers is held against the theory. */
    private static final double BEGUN = 0.01;

    private final ExperimentRunner runner;

    /** @param runner of the run's experiment; stays the caller's to close */
    public ModesStudy(ExperimentRunner runner) {
        this.runner = runner;
    }

    /**
     * Checks, before anything is opened, that there is a theory of a run.
     *
     * @throws BadInputException if its network is not linear, or it is trained otherwise than by plain gradient descent on the
     *     squared error
     */
    public static void check(RunFolder run) {
        unsuited(RunDefinition.read(run).experiment()).ifPresent(why -> {
            throw refused(run, why);
        });
    }

    /** Why there is no theory of an experiment: what was expected of it, and what found; empty where there is one. */
    public static Optional<String> unsuited(Experiment experiment) {
        TrainingDefinition training = experiment.training();
        boolean linear = experiment.network() instanceof FeedforwardDefinition network
                && network.layers().size() > 1
                && network.layers().stream().allMatch(LinearDefinition.class::isInstance);
        if (!linear) {
            return Optional.of("network: expected two or more layers of the type linear, found another network");
        }
        if (!(experiment.objective() instanceof SquaredErrorDefinition)) {
            return Optional.of("objective: expected squared-error, found another");
        }
        if (!(training.optimizer() instanceof SgdDefinition)
                || training.optimizer().remembers()) {
            return Optional.of("training.optimizer: expected sgd without momentum, found "
                    + training.optimizer().title());
        }
        if (!(training.schedule() instanceof Schedule.Constant)) {
            return Optional.of("training.schedule: expected constant, found another");
        }
        return training.rules().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "training.rules: expected [], found " + training.rules().size() + " of them");
    }

    private static BadInputException refused(RunFolder run, String why) {
        return new BadInputException(
                run.path() + ": " + why + "; the theory of modes is that of deep linear networks such as saxe-linear");
    }

    /**
     * Measures all snapshots; progress counts them.
     *
     * @throws BadInputException if there is no theory of the run, a snapshot is missing or damaged, or a mode began above its
     *     strength
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public ModesResult run(RunFolder run, Progress progress) {
        check(run);
        Split data = (Split) runner.data();
        TrainingDefinition training = runner.experiment().training();
        if (training.batch() < data.training().size()) {
            throw refused(
                    run,
                    "training.batch: expected all " + data.training().size() + " examples, found " + training.batch());
        }
        if (!runner.definition(run).changes().isEmpty()) {
            throw refused(run, "changes.jsonl: expected none, because the theory is of one learning rate, found some");
        }
        CorrelationModes modes = CorrelationModes.of(data.training());
        List<Snapshot> all = run.snapshots();
        List<double[][]> start = read(run.first()).weights();
        List<ModesResult.Snapshot> measured = new ArrayList<>();
        for (Snapshot snapshot : all) {
            progress.check();
            measured.add(read(snapshot).measure(modes));
            progress.report(measured.size(), all.size());
        }
        int factors = start.size();
        double timeConstant = 1 / training.optimizer().learningRate();
        int learned = Math.min(
                modes.count(),
                start.stream().mapToInt(each -> each.length).min().orElseThrow());
        List<Double> balanced = factors == 2 ? modes.balanced(learned, start) : List.of();
        return new ModesResult(
                run,
                runner.definition(run),
                runner.measured(),
                factors,
                timeConstant,
                modes.floor(learned),
                measured,
                IntStream.range(0, learned)
                        .mapToObj(k -> mode(run, k, modes.strength(k), factors, timeConstant, measured, balanced))
                        .toList(),
                run.history());
    }

    /**
     * A snapshot that was read.
     *
     * @param weights the matrices of the layers, from the inputs on, each [units, inputs]
     */
    private record Read(int step, String sha256, List<double[][]> weights) {
        ModesResult.Snapshot measure(CorrelationModes modes) {
            return new ModesResult.Snapshot(
                    step,
                    sha256,
                    IntStream.range(0, modes.count())
                            .mapToObj(k -> modes.learned(k, weights))
                            .toList(),
                    modes.outside(weights));
        }
    }

    private Read read(Snapshot snapshot) {
        Snapshot.Loaded loaded =
                snapshot.load(runner.training().layout(), runner.experiment().precision());
        try (ParameterVector theta = loaded.theta()) {
            return new Read(
                    loaded.step(),
                    loaded.sha256(),
                    theta.layout().blocks().stream()
                            .map(block -> weight(theta, block))
                            .toList());
        }
    }

    private static double[][] weight(ParameterVector theta, Block block) {
        double[] values = theta.widened(block);
        int inputs = block.shape().get(1);
        double[][] weight = new double[block.shape().get(0)][];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = Arrays.copyOfRange(values, i * inputs, (i + 1) * inputs);
        }
        return weight;
    }

    private static ModesResult.Mode mode(
            RunFolder run,
            int k,
            double strength,
            int factors,
            double timeConstant,
            List<ModesResult.Snapshot> measured,
            List<Double> balanced) {
        ModesResult.Snapshot first = factors == 2
                ? measured.get(0)
                : measured.stream()
                        .filter(each -> each.learned().get(k) >= BEGUN * strength)
                        .findFirst()
                        .orElseThrow(() -> new BadInputException(run.path() + ": mode " + (k + 1) + " of strength "
                                + Numbers.threeDigits(strength)
                                + " was not learned: expected a snapshot with 1 % of it, found none; train longer"));
        double initial = factors == 2 ? balanced.get(k) : first.learned().get(k);
        if (!(initial > 0 && initial < strength)) {
            throw new BadInputException(run.path() + ": initialization: expected mode " + (k + 1)
                    + " to begin between 0 and its strength " + Numbers.threeDigits(strength) + ", found "
                    + Numbers.threeDigits(initial) + "; the theory needs a small one");
        }
        return new ModesResult.Mode(
                LearnedMode.of(factors, strength, initial, timeConstant),
                first.step(),
                halfStep(k, strength, measured));
    }

    /**
     * When half of a mode was learned: between the two snapshots about it u is taken to move as ln[u/(s − u)] does, along a line, as
     * it does exactly in the theory of two layers.
     */
    private static OptionalDouble halfStep(int k, double strength, List<ModesResult.Snapshot> measured) {
        for (int i = 1; i < measured.size(); i++) {
            double before = measured.get(i - 1).learned().get(k);
            double after = measured.get(i).learned().get(k);
            if (before < strength / 2 && after >= strength / 2) {
                double tiny = 1e-12 * strength; // a mode that is not yet, or more than, learned has no logarithm
                double from = logit(Math.max(before, tiny), strength);
                double to = logit(Math.min(after, strength - tiny), strength);
                int step = measured.get(i - 1).step();
                return OptionalDouble.of(
                        step - from / (to - from) * (measured.get(i).step() - step));
            }
        }
        return OptionalDouble.empty();
    }

    private static double logit(double u, double strength) {
        return Math.log(u / (strength - u));
    }
}
