package org.costscape.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.costscape.landscape.TrajectorySurface;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** New runs that begin at a point of a landscape: what is pointed at becomes θ₀. */
public final class LandscapePoints {
    private LandscapePoints() {}

    /**
     * Makes a run that begins at θ₀ + a d₁ + b d₂ of a plane; {@link ExperimentRunner#resume} trains it.
     *
     * @param runner of the first run's experiment
     * @param runs those of the plane
     * @param request the plane
     * @param target the folder of the new run, which must not exist
     * @param settings of the first run, or with other settings of training
     * @throws org.costscape.file.BadInputException as a plane and {@link Branches#create} refuse it
     */
    public static void ofPlane(
            ExperimentRunner runner,
            List<RunFolder> runs,
            PlaneRequest request,
            double a,
            double b,
            RunFolder target,
            RunDefinition settings,
            Progress progress) {
        runner.cancellable(progress, () -> {
            List<DirectionRule> rules = List.of(request.x(), request.y());
            try (DirectionSource source = new DirectionSource(runner, runs, request.origin(), rules, progress);
                    PlaneSpan span = PlaneSpan.of(request, source);
                    ParameterVector theta = source.origin().copy()) {
                span.plane().at(new double[] {a, b}, theta);
                return Branches.create(
                        target,
                        settings,
                        theta,
                        Optional.empty(),
                        String.format(
                                Locale.ROOT,
                                "%s, plane along %s and %s, a %s, b %s",
                                runs.get(0).path(),
                                request.x().text(),
                                request.y().text(),
                                Numbers.threeDigits(a),
                                Numbers.threeDigits(b)));
            }
        });
    }

    /**
     * Makes a run that begins at a point of a trajectory surface; {@link ExperimentRunner#resume} trains it.
     *
     * @param end θ_f of the surface
     * @param alpha along the line from θ₀ to θ_f, in the unit of the parameters
     * @param beta away from it, in the same unit
     * @param target the folder of the new run, which must not exist
     * @param settings of the run, or with other settings of training
     * @throws org.costscape.file.BadInputException as a surface and {@link Branches#create} refuse it
     */
    public static void ofSurface(
            ExperimentRunner runner,
            RunFolder run,
            SnapshotChoice end,
            double alpha,
            double beta,
            RunFolder target,
            RunDefinition settings,
            Progress progress) {
        runner.cancellable(progress, () -> {
            RunTrajectory read = RunTrajectory.of(run, end, progress);
            Experiment experiment = runner.experiment();
            try (ParameterVector theta = ParameterVector.zeros(experiment.layout(), experiment.precision())) {
                new TrajectorySurface(read.trajectory()).at(alpha, beta, theta);
                return Branches.create(
                        target,
                        settings,
                        theta,
                        Optional.empty(),
                        String.format(
                                Locale.ROOT,
                                "%s, trajectory surface to step %s, α %s, β %s",
                                run.path(),
                                end.text(),
                                Numbers.threeDigits(alpha),
                                Numbers.threeDigits(beta)));
            }
        });
    }
}
