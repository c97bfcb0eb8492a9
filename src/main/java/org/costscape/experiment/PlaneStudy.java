package org.costscape.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.costscape.landscape.PrincipalComponents;
import org.costscape.landscape.Surface;
import org.costscape.landscape.SweepMemory;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** Evaluates a plane through the snapshots of one or several runs. */
public final class PlaneStudy {
    private static final String KIND = "plane";

    private final ExperimentRunner runner;

    /** @param runner of the first run's experiment; stays the caller's to close */
    public PlaneStudy(ExperimentRunner runner) {
        this.runner = runner;
    }

    /**
     * Computes the costs, coarse to fine.
     *
     * @param runs the first one's cost is evaluated; the others have networks of the same blocks
     * @param journal where what is computed is kept, so that a killed sweep continues from it; none if empty
     * @param listener is shown what is known, about each second, on this thread
     * @throws org.costscape.file.BadInputException if the runs, the directions, the statistics or the grid do not fit each other
     *     or the memory, or the journal is another's
     */
    public PlaneResult run(
            List<RunFolder> runs,
            PlaneRequest request,
            Optional<Path> journal,
            Consumer<PlaneResult> listener,
            Progress progress) {
        return runner.cancellable(progress, () -> {
            PlaneRequest asked = request.in(runner.experiment());
            runs.stream().skip(1).forEach(other -> SameBlocks.check(runner, runs.get(0), other));
            try (DirectionSource source = new DirectionSource(runner, runs, asked.origin())) {
                SweepSize.check(
                        runner, asked.grid().a().points(), asked.grid().b().points(), 1, source.origin());
                try (PlaneSpan span = PlaneSpan.of(asked, source)) {
                    PlaneWork plain = PlaneWork.of(runner, runs, asked, source, span);
                    return runner.normalized()
                            .map(costs -> normalized(plain, costs, journal, listener, progress))
                            .orElseGet(() -> run(plain, journal, listener, progress));
                }
            }
        });
    }

    private PlaneResult normalized(
            PlaneWork plain,
            NormalizedCosts costs,
            Optional<Path> journal,
            Consumer<PlaneResult> listener,
            Progress progress) {
        try (PlaneStatistics statistics =
                PlaneStatistics.of(plain.request(), costs.training(), plain.source(), plain.span())) {
            PlaneWork work = new PlaneWork(
                    plain.runs(),
                    plain.request(),
                    plain.source(),
                    plain.span(),
                    PlaneCost.of(costs.training(), statistics),
                    Optional.of(PlaneCost.of(costs.heldOut(), statistics)),
                    Optional.of(statistics));
            return run(work, journal, listener, progress);
        }
    }

    private PlaneResult run(PlaneWork work, Optional<Path> journal, Consumer<PlaneResult> listener, Progress progress) {
        return SweepJournal.with(
                journal,
                () -> SweepJournal.Header.of(
                        KIND, work.key(), work.points().columns(), work.points().rows()),
                memory -> run(work, memory, listener, progress));
    }

    private PlaneResult run(PlaneWork work, SweepMemory memory, Consumer<PlaneResult> listener, Progress progress) {
        PlaneResult empty = empty(work);
        Surface surface = new JournaledSweep(
                        work.points(),
                        points -> work.train().on(points),
                        work.heldOut().map(cost -> points -> cost.on(points)),
                        memory,
                        KIND)
                .run(work.ownCosts().cells(), partial -> listener.accept(empty.with(partial)), progress);
        PlaneResult complete = empty.with(surface);
        return work.request().trajectories() ? complete.with(new PlaneTrajectories(work).all(progress)) : complete;
    }

    private PlaneResult empty(PlaneWork work) {
        PlaneRequest request = work.request();
        return new PlaneResult(
                work.runs(),
                runner.definition(),
                request,
                work.source().sha256(request.origin()),
                List.of(axis(work, request.x(), 0), axis(work, request.y(), 1)),
                work.span().cosine(),
                runner.measured(),
                work.statistics().map(each -> each.clamped(request.grid())).orElse(0),
                Surface.of(request.grid(), List.of()),
                List.of());
    }

    private static PlaneResult.Axis axis(PlaneWork work, DirectionRule rule, int i) {
        ParameterVector direction = work.span().direction(i);
        Optional<DirectionRule.PrincipalComponent> component =
                rule instanceof DirectionRule.PrincipalComponent each ? Optional.of(each) : Optional.empty();
        return new PlaneResult.Axis(
                rule,
                direction.norm(),
                Safetensors.sha256(direction),
                component.map(each -> work.source().components(each.run()).explained(each.component())),
                component.map(each -> PrincipalComponents.explainedOfRandomWalk(each.component())));
    }
}
