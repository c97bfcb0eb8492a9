package org.costscape.experiment;

import java.util.Optional;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.curvature.Hessian;
import org.costscape.curvature.Lanczos;
import org.costscape.curvature.Sharpness;
import org.costscape.curvature.SpectralDensity;
import org.costscape.curvature.Spectrum;
import org.costscape.curvature.SymmetricOperator;
import org.costscape.curvature.Trace;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/** Computes the curvature of the training cost at a snapshot of a run, in double; batch statistics are those of θ. */
public final class CurvatureStudy {
    private final ExperimentRunner runner;

    /** @param runner of the run's experiment; stays the caller's to close */
    public CurvatureStudy(ExperimentRunner runner) {
        this.runner = runner;
    }

    /**
     * Computes everything that is asked for.
     *
     * @param progress is told before what the work will take, and then of each product
     * @throws BadInputException if the snapshot is missing, damaged or not of this network; if the cost or its second derivatives
     *     are not finite there; if the work does not fit the memory
     */
    public CurvatureResult run(RunFolder run, CurvatureRequest request, Progress progress) {
        return runner.cancellable(progress, () -> curvature(run, request, progress));
    }

    private CurvatureResult curvature(RunFolder run, CurvatureRequest request, Progress progress) {
        int n = runner.training().layout().size();
        int least = Math.max(
                2 * request.count() + BasisMemory.LEAST_STEPS,
                request.densityVectors() > 0 ? SpectralDensity.STEPS : 0);
        int steps = BasisMemory.steps(n, least);
        Snapshot.Loaded loaded = load(request.at().of(run));
        try (ParameterVector ofRun = loaded.theta();
                ParameterVector theta = widened(ofRun);
                CostFunction cost = runner.trainingInDouble();
                ParameterVector gradient = theta.copy();
                Hessian hessian = new Hessian(cost, theta, progress)) {
            progress.check();
            double value = cost.costAndGradient(theta, gradient);
            if (!Double.isFinite(value) || !Double.isFinite(gradient.norm())) {
                throw new BadInputException(
                        run.path() + ": curvature: the cost at step " + loaded.step() + " is " + value
                                + " with a gradient of norm " + gradient.norm()
                                + ", expected finite numbers; choose an earlier snapshot with --at");
            }
            long seed = runner.experiment().seed();
            Lanczos lanczos = new Lanczos(request.count(), steps, Lanczos.TOLERANCE, seed);
            long products = products(lanczos, request, n);
            CurvatureDemand.expect(cost, steps, products, 0, progress);
            SymmetricOperator h = new CountedProducts(hessian, progress, products);
            Spectrum spectrum = lanczos.of(h);
            return new CurvatureResult(
                    run,
                    runner.definition(run),
                    request,
                    LineResult.End.of(loaded),
                    runner.measured(),
                    n,
                    value,
                    gradient.norm(),
                    runner.course(run).learningRate(loaded.step()),
                    spectrum,
                    Trace.of(h, request.traceVectors(), seed),
                    Sharpness.of(cost, theta, request.rho()),
                    request.densityVectors() == 0
                            ? Optional.empty()
                            : Optional.of(SpectralDensity.of(h, request.densityVectors(), seed)));
        }
    }

    private static long products(Lanczos lanczos, CurvatureRequest request, int n) {
        return lanczos.products(n)
                + Math.min(n, request.traceVectors())
                + (long) request.densityVectors() * Math.min(n, SpectralDensity.STEPS);
    }

    private Snapshot.Loaded load(Snapshot snapshot) {
        return snapshot.load(runner.training().layout(), runner.experiment().precision());
    }

    /** θ in double, exactly. */
    static ParameterVector widened(ParameterVector theta) {
        return ParameterVector.of(theta.layout(), Precision.DOUBLE, theta.toDoubles());
    }
}
