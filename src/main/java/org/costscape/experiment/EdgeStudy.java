package org.costscape.experiment;

import java.util.ArrayList;
import java.util.List;
import org.costscape.cost.CostFunction;
import org.costscape.curvature.Eigenpair;
import org.costscape.curvature.Hessian;
import org.costscape.curvature.Lanczos;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;
import org.costscape.training.Course;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/**
 * Computes the largest eigenvalue of the Hessian at each snapshot of a run.
 *
 * <p>Reference: Cohen, Kaur, Li, Kolter, Talwalkar, "Gradient descent on neural networks typically occurs at the edge of stability", ICLR
 * 2021.
 */
public final class EdgeStudy {
    private final ExperimentRunner runner;

    /** @param runner of the run's experiment; stays the caller's to close */
    public EdgeStudy(ExperimentRunner runner) {
        this.runner = runner;
    }

    /**
     * Goes through the snapshots.
     *
     * @param progress is told before what the work will take, then of each snapshot, and asked before each gradient
     * @throws BadInputException if there is no snapshot, one is damaged or not of this network, or the work does not fit the memory
     */
    public EdgeResult run(RunFolder run, Progress progress) {
        return runner.cancellable(progress, () -> edge(run, progress));
    }

    private EdgeResult edge(RunFolder run, Progress progress) {
        int n = runner.training().layout().size();
        int steps = BasisMemory.steps(n, BasisMemory.LEAST_STEPS);
        Lanczos lanczos =
                new Lanczos(1, 0, steps, Lanczos.TOLERANCE, runner.experiment().seed());
        List<Snapshot> snapshots = run.snapshots();
        if (snapshots.isEmpty()) {
            throw new BadInputException(run.path() + ": no snapshots; train the run again");
        }
        List<EdgeResult.Point> points = new ArrayList<>();
        Course course = runner.course(run);
        try (CostFunction cost = runner.trainingInDouble()) {
            CurvatureDemand.expect(cost, steps, (long) snapshots.size() * lanczos.products(n), 0, progress);
            for (Snapshot snapshot : snapshots) {
                progress.check();
                points.add(point(snapshot, cost, lanczos, course, progress));
                progress.report(points.size(), snapshots.size());
            }
        }
        return new EdgeResult(run, runner.definition(run), runner.measured(), points);
    }

    private EdgeResult.Point point(
            Snapshot snapshot, CostFunction cost, Lanczos lanczos, Course course, Progress progress) {
        Snapshot.Loaded loaded =
                snapshot.load(cost.layout(), runner.experiment().precision());
        try (ParameterVector ofRun = loaded.theta();
                ParameterVector theta = CurvatureStudy.widened(ofRun);
                Hessian hessian = new Hessian(cost, theta, progress)) {
            boolean finite = Double.isFinite(cost.evaluate(theta).cost());
            Eigenpair top = finite ? lanczos.of(hessian).top() : null;
            return new EdgeResult.Point(
                    loaded.step(),
                    loaded.sha256(),
                    top == null ? Double.NaN : top.value(),
                    top == null ? Double.NaN : top.residual(),
                    course.learningRate(loaded.step()),
                    course.stableCurvature(loaded.step()));
        }
    }
}
