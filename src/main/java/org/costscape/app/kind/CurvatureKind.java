package org.costscape.app.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.costscape.app.option.Option;
import org.costscape.app.option.TextOption;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Work;
import org.costscape.experiment.CurvatureFigure;
import org.costscape.experiment.CurvatureFiles;
import org.costscape.experiment.CurvatureRequest;
import org.costscape.experiment.CurvatureResult;
import org.costscape.experiment.CurvatureStudy;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** Eigenvalues, trace, density and sharpness of the Hessian of the training cost at a snapshot. */
final class CurvatureKind extends RunKind<CurvatureResult> {
    private static final CurvatureRequest USUAL = CurvatureRequest.DEFAULT;
    private static final double SMALLEST_RHO = 1e-9;
    private static final double LARGEST_RHO = 1e6;

    private final TextOption<Integer> top = Fields.count(
            "curvature-top", "Top k", "Number of eigenvalues at each end of the spectrum", USUAL.count(), 1, 100);
    private final TextOption<Integer> probes = Fields.count(
            "curvature-probes",
            "Probes",
            "Random vectors for the trace: the more, the smaller its standard error",
            USUAL.traceVectors(),
            2,
            10_000);
    private final TextOption<Integer> density = Fields.count(
            "curvature-density",
            "Density",
            "Random vectors for the density of the whole spectrum, of a hundred products each; 0 for none, 4 are often"
                    + " enough",
            USUAL.densityVectors(),
            0,
            1_000);
    private final TextOption<Double> rho =
            Fields.number("curvature-rho", "ρ", "Distance of the sharpness", USUAL.rho(), SMALLEST_RHO, LARGEST_RHO);

    CurvatureKind() {
        super(
                "curvature",
                "Curvature",
                "Eigenvalues at both ends of the Hessian's spectrum at a snapshot, its trace and the sharpness of the"
                        + " cost");
    }

    @Override
    public Optional<SnapshotChoice> usual() {
        return Optional.of(USUAL.at());
    }

    @Override
    public List<Option<?>> options() {
        return List.of(top, probes, density, rho);
    }

    private record Curvature(RunFolder run, CurvatureRequest request) implements Work<CurvatureResult> {
        @Override
        public String title() {
            return "curvature";
        }

        @Override
        public CurvatureResult run(Engine engine, Consumer<CurvatureResult> partial, Progress progress) {
            return new CurvatureStudy(engine.of(run)).run(run, request, progress);
        }
    }

    @Override
    Plan<CurvatureResult> plan(Subject subject, Subject.OfRun run) {
        CurvatureRequest request = new CurvatureRequest(at(subject), top.get(), probes.get(), density.get(), rho.get());
        return Effort.plan(
                run.experiment(), new Curvature(run.folder(), request), "a hundred or more products with the Hessian");
    }

    @Override
    public Drawing<CurvatureResult> drawing() {
        return CurvatureKind::shown;
    }

    private static Optional<Shown> shown(CurvatureResult result) {
        return Optional.of(new Shown(
                CurvatureFigure.of(result),
                List.of(),
                facts(result),
                result.spectrum().converged()
                        ? List.of()
                        : List.of("Not all eigenvalues have converged: the inner ones are lower bounds of their size."),
                EachRun.name(result.run()) + "-curvature",
                (file, options, seen) -> CurvatureFiles.write(result, file, options)));
    }

    private static List<Fact> facts(CurvatureResult result) {
        double lambda = result.spectrum().top().value();
        double limit = 2 / result.learningRate();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "λ_max",
                Numbers.threeDigits(lambda),
                "The largest eigenvalue of the Hessian of the training cost: how sharply the cost bends where it bends"
                        + " most."));
        facts.add(new Fact(
                "2/η",
                Numbers.threeDigits(limit),
                "Where λ_max is larger, plain steps of the whole gradient with the learning rate in force do not come to"
                        + " rest."));
        facts.add(new Fact(
                "Their ratio",
                Numbers.threeDigits(lambda / limit),
                "About 1 at the edge of stability. Source: Cohen et al., “Gradient descent on neural networks typically"
                        + " occurs at the edge of stability”, ICLR 2021."));
        facts.add(new Fact(
                "λ_min",
                Numbers.threeDigits(result.spectrum().smallest().get(0).value()),
                "The smallest eigenvalue: below 0, the cost still falls away to two sides."));
        facts.add(new Fact(
                "Trace",
                CurvatureFigure.trace(result.trace()),
                "The sum of all eigenvalues, estimated with random vectors (Hutchinson); ± its standard error."));
        facts.add(new Fact(
                "Sharpness",
                Numbers.threeDigits(result.sharpness()),
                "By how much the cost rises at distance ρ along the gradient, J(θ + ρg/‖g‖) − J(θ). Source: Foret et al.,"
                        + " “Sharpness-aware minimization”, ICLR 2021."));
        facts.add(new Fact(
                "Gradient ‖g‖",
                Numbers.threeDigits(result.gradientNorm()),
                "Norm of the gradient of the training cost at the snapshot: 0 at a critical point."));
        facts.add(new Fact(
                "Snapshot",
                result.point().point(),
                "The number of training steps after which the snapshot was taken."));
        return facts;
    }
}
