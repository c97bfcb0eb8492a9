package org.costscape.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.costscape.array.NativeMath;
import org.costscape.array.Precision;
import org.costscape.cost.TrainingCost;
import org.costscape.curvature.Eigenpair;
import org.costscape.file.BadInputException;
import org.costscape.landscape.Normalization;
import org.costscape.landscape.PrincipalComponents;
import org.costscape.landscape.RandomDirection;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;
import org.costscape.task.Progress;
import org.costscape.training.Course;
import org.costscape.training.Imported;
import org.costscape.training.OptimizerDefinition;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;
import org.jspecify.annotations.Nullable;

/** What directions are made of: points of the runs at hand, their trajectories, and gradients at the origin. */
final class DirectionSource implements AutoCloseable {
    private final ExperimentRunner runner;
    private final List<RunFolder> runs;
    private final Map<PointChoice, ParameterVector> points = new HashMap<>();
    private final Map<Integer, PrincipalComponents> components = new HashMap<>();
    private final List<ParameterVector> trajectories = new ArrayList<>();
    private final PointChoice originChoice;
    private final List<DirectionRule> rules;
    private final Progress progress;
    private @Nullable HessianEnds eigenpairs;

    /**
     * @param runner of the first run's experiment
     * @param runs of networks with the same blocks
     * @param origin θ₀
     * @param rules all directions that will be asked for
     * @param progress of eigenvectors, the work that takes long; all others can be cancelled too
     */
    DirectionSource(
            ExperimentRunner runner,
            List<RunFolder> runs,
            PointChoice origin,
            List<DirectionRule> rules,
            Progress progress) {
        this.runner = runner;
        this.runs = List.copyOf(runs);
        this.originChoice = origin;
        this.rules = List.copyOf(rules);
        this.progress = progress;
    }

    /** θ₀; closed with this. */
    ParameterVector origin() {
        return point(originChoice);
    }

    /** A point; closed with this. */
    ParameterVector point(PointChoice choice) {
        ParameterVector known = points.get(choice);
        if (known != null) {
            return known;
        }
        check();
        ParameterVector point = load(choice);
        points.put(choice, point);
        return point;
    }

    /**
     * To be called between passes over all parameters, which take long where there are millions.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    void check() {
        progress.check();
    }

    /** The snapshot that a choice means. */
    Snapshot snapshot(PointChoice.OfRun choice) {
        return choice.snapshot().of(run(choice.run()));
    }

    /** The run of a number, counted from 1. */
    RunFolder run(int number) {
        if (number < 1 || number > runs.size()) {
            throw new BadInputException(
                    "run: expected 1 … " + runs.size() + ", one of the runs given, found " + number);
        }
        return runs.get(number - 1);
    }

    double[] difference(ParameterVector from, ParameterVector to) {
        double[] start = from.toDoubles();
        double[] difference = to.toDoubles();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= start[i];
        }
        return difference;
    }

    double[] random(long seed, Normalization normalization) {
        return RandomDirection.of(seed, normalization, origin());
    }

    double[] component(int component, int run) {
        PrincipalComponents all = components(run);
        if (component > all.rank()) {
            throw new BadInputException(run(run).path() + ": its snapshots have " + all.rank()
                    + " principal components, found component " + component + "; choose one of these");
        }
        return all.component(component, progress);
    }

    /** The principal components of a run's snapshots. */
    PrincipalComponents components(int number) {
        return components.computeIfAbsent(number, n -> {
            RunFolder run = run(n);
            List<Snapshot> snapshots = run.snapshots();
            if (snapshots.size() < 2) {
                throw new BadInputException(run.path() + ": expected at least 2 snapshots for principal components,"
                        + " found " + snapshots.size() + "; train it with more");
            }
            double needed =
                    (double) snapshots.size() * layout().size() * precision().bytes();
            if (needed > NativeMath.memoryLimit()) {
                throw new BadInputException(String.format(
                        Locale.ROOT,
                        "%s: its %,d snapshots need %.1f GB for principal components, Costscape may take %.1f GB;"
                                + " raise -Xmx (COSTSCAPE_OPTS=-Xmx8g)",
                        run.path(),
                        snapshots.size(),
                        needed / 1e9,
                        NativeMath.memoryLimit() / 1e9));
            }
            List<ParameterVector> trajectory = new ArrayList<>();
            for (Snapshot each : snapshots) {
                check();
                ParameterVector theta = each.load(layout(), precision()).theta();
                trajectory.add(theta);
                trajectories.add(theta);
            }
            return PrincipalComponents.of(trajectory, progress);
        });
    }

    /** An eigenvector of the Hessian at the origin with its eigenvalue; those of all rules are computed together. */
    Eigenpair eigenpair(DirectionRule.HessianEigenvector rule) {
        if (eigenpairs == null) {
            eigenpairs = HessianEnds.at(origin(), HessianEnds.wanted(rules), runner, progress);
        }
        return eigenpairs.of(rule);
    }

    /**
     * A direction as a result describes it.
     *
     * @param direction as it is after all scaling
     */
    DirectionFacts facts(DirectionRule rule, ParameterVector direction) {
        Optional<DirectionRule.PrincipalComponent> component =
                rule instanceof DirectionRule.PrincipalComponent each ? Optional.of(each) : Optional.empty();
        Optional<Eigenpair> eigen =
                rule instanceof DirectionRule.HessianEigenvector each ? Optional.of(eigenpair(each)) : Optional.empty();
        return new DirectionFacts(
                rule,
                direction.norm(),
                Safetensors.sha256(direction),
                component.map(each -> components(each.run()).explained(each.component())),
                component.map(each -> PrincipalComponents.explainedOfRandomWalk(each.component())),
                eigen.map(Eigenpair::value),
                eigen.map(Eigenpair::residual));
    }

    double[] gradient() {
        try (ParameterVector gradient = ParameterVector.zeros(layout(), precision())) {
            runner.training().costAndGradient(origin(), gradient);
            return gradient.toDoubles();
        }
    }

    double[] gradient(int step) {
        if (runner.experiment().data() instanceof TextData) {
            throw new BadInputException("direction: expected gradient, because the minibatch of a text depends on the"
                    + " windows before it, found gradient:" + step);
        }
        Course course = runner.course(run(1));
        try (TrainingCost steps = runner.steps(course.at(step).batch());
                ParameterVector gradient = ParameterVector.zeros(layout(), precision())) {
            steps.costAndGradient(step + course.ahead(step), origin(), gradient);
            return gradient.toDoubles();
        }
    }

    double[] lastStep(int number) {
        RunFolder run = trained(number);
        try (ParameterVector before = run.beforeLastStep(layout(), precision());
                ParameterVector after = run.checkpoint()
                        .orElseThrow()
                        .load(layout(), precision())
                        .theta()) {
            return difference(before, after);
        }
    }

    /** A run of which more is known than its snapshots. */
    private RunFolder trained(int number) {
        RunFolder run = run(number);
        if (RunDefinition.read(run).experiment().initialization() instanceof Imported) {
            throw new BadInputException(
                    run.path() + ": expected a run that was trained here, found an imported one, whose"
                            + " last step and momentum are not known; choose another direction");
        }
        return run;
    }

    double[] momentum(int number) {
        RunFolder run = trained(number);
        OptimizerDefinition optimizer =
                RunDefinition.read(run).settings().reaching(Runs.step(run)).optimizer();
        String name = optimizer
                .momentumName()
                .orElseThrow(() -> new BadInputException(
                        run.path() + ": expected a run of sgd, nesterov or adam, which have a momentum, found one of "
                                + optimizer.title() + "; choose last-step, or another direction"));
        try (ParameterVector momentum = run.memory(name, layout(), precision())) {
            return momentum.toDoubles();
        }
    }

    /** The direction in blocks whose name, or whose layer's name, is among those given; zero elsewhere. */
    double[] inLayers(double[] direction, List<String> layers) {
        for (String layer : layers) {
            if (layout().blocks().stream().noneMatch(block -> belongs(block, layer))) {
                throw new BadInputException("direction: expected a layer or a block of "
                        + String.join(
                                ", ",
                                layout().blocks().stream().map(Block::name).toList())
                        + ", found \"" + layer + "\"");
            }
        }
        double[] part = new double[direction.length];
        for (Block block : layout().blocks()) {
            if (layers.stream().anyMatch(layer -> belongs(block, layer))) {
                System.arraycopy(direction, block.offset(), part, block.offset(), block.size());
            }
        }
        return part;
    }

    /** The hash of a point's numbers. */
    String sha256(PointChoice choice) {
        return Safetensors.sha256(point(choice));
    }

    ParameterLayout layout() {
        return runner.training().layout();
    }

    Precision precision() {
        return runner.experiment().precision();
    }

    private static boolean belongs(Block block, String layer) {
        return block.name().equals(layer) || block.name().startsWith(layer + ".");
    }

    private ParameterVector load(PointChoice choice) {
        if (choice instanceof PointChoice.OfRun ofRun) {
            return snapshot(ofRun).load(layout(), precision()).theta();
        }
        if (choice instanceof PointChoice.OfPlane ofPlane) {
            return load(ofPlane);
        }
        return choice instanceof PointChoice.Noise noise
                ? ParameterVector.of(layout(), precision(), RandomDirection.noise(noise.seed(), layout()))
                : ParameterVector.zeros(layout(), precision());
    }

    private ParameterVector load(PointChoice.OfPlane at) {
        List<DirectionRule> both = List.of(at.x(), at.y());
        try (DirectionSource source = new DirectionSource(runner, runs, at.origin(), both, progress);
                PlaneSpan span = PlaneSpan.of(at.plane(), source)) {
            ParameterVector theta = source.origin().copy();
            span.plane().at(new double[] {at.a(), at.b()}, theta);
            return theta;
        }
    }

    @Override
    public void close() {
        points.values().forEach(ParameterVector::close);
        trajectories.forEach(ParameterVector::close);
    }
}
