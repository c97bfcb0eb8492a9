package org.costscape.app.kind;

import java.util.Optional;
import org.costscape.experiment.SnapshotChoice;

/**
 * A kind of figure of a trained run.
 *
 * @param <R> what it is drawn of
 */
abstract class RunKind<R> extends FigureKind<R> {
    RunKind(String id, String title, String meaning) {
        super(id, title, meaning);
    }

    @Override
    public final Plan<R> plan(Subject subject) {
        Optional<String> unsuited = unsuited(subject.experiment());
        if (unsuited.isPresent()) {
            return new Plan.Nothing<>(new Placeholder(title(), unsuited.get(), meaning()));
        }
        return subject.run()
                .filter(run -> !run.history().isEmpty())
                .map(run -> plan(subject, run))
                .orElseGet(() -> new Plan.Nothing<>(untrained(subject)));
    }

    /** The snapshot that the time line stands at, or else the usual one. */
    final SnapshotChoice at(Subject subject) {
        return subject.at(usual().orElseThrow());
    }

    /** How the figure of a run comes about. */
    abstract Plan<R> plan(Subject subject, Subject.OfRun run);
}
