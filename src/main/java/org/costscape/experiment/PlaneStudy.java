package org.costscape.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.costscape.landscape.Surface;
import org.costscape.landscape.SweepMemory;
import org.costscape.task.PartOfProgress;
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
     * Computes the costs, coarse to fine; progress counts percent, of eigenvectors first where directions are such.
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
            List<DirectionRule> rules = List.of(asked.x(), asked.y());
            int parts = HessianEnds.wanted(rules).isEmpty() ? 1 : 2;
            Progress ofSweep = new PartOfProgress(progress, parts - 1, parts);
            try (DirectionSource source =
                    new DirectionSource(runner, runs, asked.origin(), rules, new PartOfProgress(progress, 0, parts))) {
                boolean norms = asked.metric() == Metric.GRADIENT_NORM;
                SweepSize.of(runner, asked.grid().a().points(), asked.grid().b().points(), 1, norms)
                        .begin(runner, source.origin(), journal, progress);
                try (PlaneSpan span = PlaneSpan.of(asked, source);
                        Measures measures = new Measures(runner, norms)) {
                    PlaneWork plain = PlaneWork.of(runner, runs, asked, source, span, measures);
                    return runner.normalized()
                            .map(costs -> normalized(plain, costs, measures, journal, listener, ofSweep))
                            .orElseGet(() -> run(plain, journal, listener, ofSweep));
                }
            }
        });
    }

    private PlaneResult normalized(
            PlaneWork plain,
            NormalizedCosts costs,
            Measures measures,
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
                    PlaneCost.of(costs.training(), statistics, measures),
                    Optional.of(PlaneCost.of(costs.heldOut(), statistics, measures)),
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
                runner.definition(work.runs().get(0)),
                request,
                work.source().sha256(request.origin()),
                List.of(
                        work.source().facts(request.x(), work.span().direction(0)),
                        work.source().facts(request.y(), work.span().direction(1))),
                work.span().cosine(),
                runner.measured(),
                work.statistics().map(each -> each.clamped(request.grid())).orElse(0),
                Surface.of(request.grid(), List.of()),
                List.of());
    }
}
