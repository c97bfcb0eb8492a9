package org.costscape.app.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Work;
import org.costscape.figure.Figure;
import org.costscape.file.BadInputException;
import org.costscape.task.PartOfProgress;
import org.costscape.task.Progress;

/**
 * A kind of figure at each snapshot of a run, one after the other: training as the time line shows it, with the options as they
 * were when it was asked for.
 *
 * @param <R> what each figure is drawn of
 */
public final class Film<R> {
    private final List<Plan<R>> plans;
    private final Drawing<R> drawing;

    private Film(List<Plan<R>> plans, Drawing<R> drawing) {
        this.plans = plans;
        this.drawing = drawing;
    }

    /**
     * Plans it, on the window's thread; nothing is computed yet.
     *
     * @throws BadInputException if there is no such figure at two snapshots or more, or it is the same at all of them
     */
    public static <R> Film<R> of(FigureKind<R> kind, Subject subject) {
        List<Integer> steps = steps(kind, subject);
        List<Plan<R>> plans = new ArrayList<>();
        for (int step : steps) {
            Plan<R> plan = kind.plan(kind.moment(subject, step));
            if (plan instanceof Plan.Nothing<R> nothing) {
                throw new BadInputException(String.format(
                        Locale.ROOT, "At step %,d: %s", step, nothing.why().text()));
            }
            plans.add(plan);
        }
        if (plans.size() < 2) {
            throw new BadInputException(
                    "Training is shown from one snapshot to the next: expected at least 2 snapshots," + " found "
                            + plans.size() + ".");
        }
        if (plans.stream().distinct().count() == 1) {
            throw new BadInputException(
                    "“" + kind.title() + "” shows the whole run; it is the same at each of its snapshots.");
        }
        return new Film<>(plans, kind.drawing());
    }

    private static List<Integer> steps(FigureKind<?> kind, Subject subject) {
        List<Subject.OfRun> runs =
                kind.drawsBoth() ? subject.begun() : subject.run().stream().toList();
        return runs.stream()
                .limit(1)
                .flatMap(run -> run.snapshots().stream())
                .filter(step -> runs.stream().allMatch(run -> run.snapshots().contains(step)))
                .toList();
    }

    /**
     * Computes its figures, on the thread of a lane; a snapshot that has no such figure, as θ₀ has no line from θ₀, is left out.
     *
     * @throws BadInputException if no snapshot has one
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public List<Figure> figures(Engine engine, Progress progress) {
        List<Figure> figures = new ArrayList<>();
        Optional<BadInputException> refused = Optional.empty();
        for (int i = 0; i < plans.size(); i++) {
            progress.check();
            Progress part = new PartOfProgress(progress, i, plans.size());
            try {
                drawing.of(result(plans.get(i), engine, part))
                        .map(Shown::figure)
                        .ifPresent(figures::add);
            } catch (BadInputException e) {
                refused = Optional.of(e);
            }
            part.report(1, 1);
        }
        if (figures.isEmpty()) {
            throw refused.orElseThrow();
        }
        return List.copyOf(figures);
    }

    private static <R> R result(Plan<R> plan, Engine engine, Progress progress) {
        if (plan instanceof Plan.Now<R> now) {
            return now.result();
        }
        Work<R> work = plan instanceof Plan.Compute<R> compute ? compute.work() : ((Plan.OnRequest<R>) plan).work();
        return work.run(engine, partial -> {}, progress);
    }
}
