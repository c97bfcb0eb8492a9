package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.costscape.cost.CostFunction;
import org.costscape.cost.TrainingCost;
import org.costscape.curvature.Eigenpair;
import org.costscape.curvature.GradientSplit;
import org.costscape.curvature.Hessian;
import org.costscape.curvature.Lanczos;
import org.costscape.curvature.Spectrum;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.PartOfProgress;
import org.costscape.task.Progress;
import org.costscape.training.Course;
import org.costscape.training.HistoryEntry;
import org.costscape.training.LearningRateDecay;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/**
 * Lets the learning rate of a run decay from some of its snapshots, and splits the gradient by the top eigenvectors of the
 * Hessian before and after.
 *
 * <p>Reference: Wen, Li, Wang, Hall, Liang, Ma, "Understanding warmup-stable-decay learning rates: a river valley loss
 * landscape perspective", arXiv:2410.05192, 2024.
 */
public final class ValleyStudy {
    /** Costs measured along a decay, at most, after its beginning. */
    private static final int COSTS = 4;

    /** The few largest eigenvalues stand apart and are found long before the smallest ones. */
    private static final int LEAST_STEPS = 25;

    private static final int STEPS_AN_EIGENVALUE = 4;
    private static final int PARTS_OF_A_BRANCH = 3;

    private final ExperimentRunner runner;

    /** @param runner of the run's experiment; stays the caller's to close */
    public ValleyStudy(ExperimentRunner runner) {
        this.runner = runner;
    }

    /**
     * Checks, before anything is opened, that runs can be compared, and have the snapshots.
     *
     * @throws BadInputException if they were trained on different data, or one has no such snapshot
     */
    public static void check(List<RunFolder> runs, ValleyRequest request) {
        SameData.check(runs);
        runs.forEach(run -> snapshots(run, request));
    }

    /**
     * Computes all branches; progress is told before what they will take, and then counts percent.
     *
     * @throws BadInputException if there is no such snapshot, one is damaged, or a cost or gradient is not finite; if there are
     *     fewer parameters than eigenvectors, or the work does not fit the memory
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public ValleyResult run(RunFolder run, ValleyRequest request, Progress progress) {
        return runner.cancellable(progress, () -> valley(run, request, progress));
    }

    private ValleyResult valley(RunFolder run, ValleyRequest request, Progress progress) {
        int n = runner.training().layout().size();
        int top = request.top(n);
        int length = request.steps(runner.experiment());
        int lanczosSteps =
                Math.min(BasisMemory.steps(n, 2 * top + 1), Math.max(LEAST_STEPS, STEPS_AN_EIGENVALUE * top));
        Lanczos lanczos = new Lanczos(
                top, lanczosSteps, Lanczos.TOLERANCE, runner.experiment().seed());
        List<Snapshot> snapshots = snapshots(run, request);
        List<ValleyResult.Branch> branches = new ArrayList<>();
        try (CostFunction inDouble = runner.trainingInDouble()) {
            long products = 2L * snapshots.size() * lanczos.products(n);
            double decays =
                    snapshots.size() * length * Pace.of(runner, progress).secondsAStep();
            CurvatureDemand.expect(inDouble, lanczosSteps, products, decays, progress);
            for (Snapshot each : snapshots) {
                progress.check();
                Parts parts = new Parts(progress, branches.size(), snapshots.size());
                branches.add(branch(run, each, length, inDouble, lanczos, parts));
            }
        }
        List<HistoryEntry> history =
                run.history().stream().filter(entry -> !entry.diverged()).toList();
        return new ValleyResult(run, runner.definition(run), runner.measured(), history, length, top, branches);
    }

    private ValleyResult.Branch branch(
            RunFolder run, Snapshot from, int length, CostFunction inDouble, Lanczos lanczos, Parts parts) {
        Course course = runner.course(run);
        try (TrainingCost steps = runner.steps(course.at(from.step()).batch());
                LearningRateDecay decay = new LearningRateDecay(
                        run,
                        from,
                        course,
                        steps,
                        runner.training(),
                        runner.experiment().precision(),
                        length)) {
            ValleyResult.Split before = split(run, decay, inDouble, lanczos, parts.of(0));
            List<ValleyResult.Cost> costs = decay(run, decay, length, parts.of(1));
            return new ValleyResult.Branch(
                    from.step(),
                    decay.sha256(),
                    decay.rate(),
                    decay.continued(),
                    costs,
                    before,
                    split(run, decay, inDouble, lanczos, parts.of(2)));
        }
    }

    /** Does all steps of a decay, and measures the cost at its beginning, now and then, and at its end. */
    private List<ValleyResult.Cost> decay(RunFolder run, LearningRateDecay decay, int length, Progress progress) {
        int every = (length + COSTS - 1) / COSTS;
        List<ValleyResult.Cost> costs = new ArrayList<>(List.of(cost(run, decay)));
        for (int done = 1; !decay.ended(); done++) {
            progress.check();
            decay.step();
            if (done % every == 0 || decay.ended()) {
                costs.add(cost(run, decay));
            }
            progress.report(done, length);
        }
        return costs;
    }

    private ValleyResult.Cost cost(RunFolder run, LearningRateDecay decay) {
        double cost = runner.training().evaluate(decay.theta()).cost();
        if (!Double.isFinite(cost)) {
            throw notFinite(run, decay, "the training cost is " + cost);
        }
        return new ValleyResult.Cost(decay.at(), cost);
    }

    private static ValleyResult.Split split(
            RunFolder run, LearningRateDecay decay, CostFunction cost, Lanczos lanczos, Progress progress) {
        progress.check();
        try (ParameterVector theta = CurvatureStudy.widened(decay.theta());
                ParameterVector gradient = theta.copy();
                Hessian hessian = new Hessian(cost, theta, progress)) {
            progress.check();
            double value = cost.costAndGradient(theta, gradient);
            if (!Double.isFinite(value) || !Double.isFinite(gradient.norm())) {
                throw notFinite(
                        run, decay, "the training cost is " + value + " with a gradient of norm " + gradient.norm());
            }
            Spectrum spectrum = lanczos.of(new CountedProducts(hessian, progress, lanczos.products(theta.size())));
            GradientSplit split = GradientSplit.of(gradient.toDoubles(), spectrum.largest());
            return new ValleyResult.Split(
                    split.square(),
                    split.topSquare(),
                    split.restSquare(),
                    spectrum.largest().stream().map(Eigenpair::value).toList(),
                    spectrum.largest().stream().map(Eigenpair::residual).toList(),
                    spectrum.steps());
        }
    }

    private static BadInputException notFinite(RunFolder run, LearningRateDecay decay, String found) {
        return new BadInputException(run.path() + ": at step " + decay.at() + " " + found
                + ", expected finite numbers; choose an earlier snapshot with --at");
    }

    /** The snapshots that are asked for, each once, in order of steps. */
    private static List<Snapshot> snapshots(RunFolder run, ValleyRequest request) {
        List<SnapshotChoice> choices = request.at().isEmpty() ? spread(run, request.branches()) : request.at();
        TreeMap<Integer, Snapshot> chosen = new TreeMap<>();
        for (SnapshotChoice choice : choices) {
            Snapshot snapshot = choice.of(run);
            chosen.put(snapshot.step(), snapshot);
        }
        return List.copyOf(chosen.values());
    }

    /** The snapshots nearest to 1/count, 2/count, … of the way to the last one. */
    private static List<SnapshotChoice> spread(RunFolder run, int count) {
        List<Snapshot> all = run.snapshots();
        int last = run.last().step();
        List<SnapshotChoice> spread = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            double wanted = (double) last * i / count;
            Snapshot nearest = all.stream()
                    .min(Comparator.comparingDouble(each -> Math.abs(each.step() - wanted)))
                    .orElseThrow();
            spread.add(new SnapshotChoice("" + nearest.step()));
        }
        return spread;
    }

    /** The progress of the parts of a branch: split, decay, split. */
    private record Parts(Progress whole, int branch, int branches) {
        Progress of(int part) {
            return new PartOfProgress(whole, PARTS_OF_A_BRANCH * branch + part, PARTS_OF_A_BRANCH * branches);
        }
    }
}
