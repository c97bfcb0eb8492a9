package org.costscape.app;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import org.costscape.app.kind.FigureKind;
import org.costscape.app.kind.Film;
import org.costscape.app.kind.Subject;
import org.costscape.experiment.Experiment;
import org.costscape.file.BadInputException;

/** What is chosen: an experiment, a run of it or none, and a second run to compare it with or none. */
final class Selection {
    private final ReadOnlyObjectWrapper<Optional<Experiment>> experiment =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunModel>> run = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunModel>> other = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ChangeListener<Object> follow;
    private Optional<RunModel> before = Optional.empty();

    /** @param grown is told that training has added to one of the runs */
    Selection(Runnable grown) {
        follow = (property, old, now) -> grown.run();
    }

    /** The experiment that is chosen, or that of the run that is chosen. */
    ReadOnlyObjectProperty<Optional<Experiment>> experimentProperty() {
        return experiment.getReadOnlyProperty();
    }

    /** The run that is chosen. */
    ReadOnlyObjectProperty<Optional<RunModel>> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** The run that is compared with the one that is chosen. */
    ReadOnlyObjectProperty<Optional<RunModel>> otherProperty() {
        return other.getReadOnlyProperty();
    }

    /** The run that was chosen before this one. */
    Optional<RunModel> before() {
        return before;
    }

    void choose(Experiment chosen, Optional<RunModel> chosenRun) {
        run.get().ifPresent(this::unfollow);
        chosenRun.ifPresent(this::follow);
        if (!run.get().equals(chosenRun)) {
            before = run.get().or(() -> before);
        }
        experiment.set(Optional.of(chosen));
        run.set(chosenRun);
        if (other.get().equals(chosenRun)) {
            compare(Optional.empty());
        }
    }

    /** Compares another run with the one that is chosen, or none. */
    void compare(Optional<RunModel> with) {
        other.get().ifPresent(this::unfollow);
        other.set(with.filter(chosen -> !run.get().equals(with)));
        other.get().ifPresent(this::follow);
    }

    /** What figures are drawn of, with the snapshot of a step, or the usual one. */
    Optional<Subject> subject(Optional<Integer> at) {
        return experiment
                .get()
                .map(chosen -> new Subject(
                        chosen, run.get().map(RunModel::subject), other.get().map(RunModel::subject), at));
    }

    /**
     * The figure of a kind at all snapshots.
     *
     * @param ofOther whether of the second run alone
     * @throws BadInputException if there is none
     */
    Film<?> film(FigureKind<?> kind, boolean ofOther) {
        return Film.of(
                kind,
                subject(Optional.empty())
                        .flatMap(both -> ofOther ? both.ofOther() : Optional.of(both))
                        .orElseThrow(() -> new BadInputException("Choose a run whose snapshots are to be shown.")));
    }

    private void follow(RunModel model) {
        model.contentProperty().addListener(follow);
        model.trainingProperty().addListener(follow);
    }

    private void unfollow(RunModel model) {
        model.contentProperty().removeListener(follow);
        model.trainingProperty().removeListener(follow);
    }
}
