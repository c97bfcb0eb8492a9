package org.costscape.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.costscape.app.kind.Subject;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.training.RunFolder;

/** The snapshots of the run that is shown, and the one that all figures are drawn at. */
final class TimelineModel {
    private final ReadOnlyObjectWrapper<List<Integer>> steps = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Integer>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Usual>> usual = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<RunFolder> folder = Optional.empty();
    private int total;

    /** The snapshot that the figure shows where none is chosen, in a word and by its step. */
    private record Usual(String name, int step) {}

    /** The steps of the snapshots, in rising order. */
    ReadOnlyObjectProperty<List<Integer>> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    /** The step of the snapshot that figures are drawn at; empty for the one that each usually shows, the best or the last. */
    ReadOnlyObjectProperty<Optional<Integer>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Changes with the snapshot that the figure shows where none is chosen. */
    ReadOnlyObjectProperty<?> usualProperty() {
        return usual.getReadOnlyProperty();
    }

    /**
     * Follows a run; what was chosen of another run, or is no snapshot of this one, is chosen no longer.
     *
     * @param which the snapshot that the figure shows where none is chosen; empty where it shows the whole run
     */
    void show(Optional<Subject.OfRun> run, Optional<SnapshotChoice> which) {
        total = run.map(now -> now.experiment().training().steps()).orElse(0);
        List<Integer> taken = run.map(Subject.OfRun::snapshots).orElse(List.of());
        if (!taken.equals(steps.get())) {
            steps.set(taken);
        }
        Optional<RunFolder> shown = run.map(Subject.OfRun::folder);
        boolean other = !folder.equals(shown);
        folder = shown;
        if (other || chosen.get().filter(step -> !taken.contains(step)).isPresent()) {
            chosen.set(Optional.empty());
        }
        usual.set(run.flatMap(now ->
                which.flatMap(choice -> now.step(choice).map(step -> new Usual(choice.text(), step)))));
    }

    /** Draws figures at the snapshot of an index, from 0 on. */
    void choose(int index) {
        if (index >= 0 && index < steps.get().size()) {
            chosen.set(Optional.of(steps.get().get(index)));
        }
    }

    /** Goes to the next snapshot (1) or the one before (−1). */
    void move(int by) {
        choose(Math.max(0, Math.min(steps.get().size() - 1, index() + by)));
    }

    /** Draws each figure at the snapshot that it usually shows. */
    void release() {
        chosen.set(Optional.empty());
    }

    /** Of the snapshot that is shown, or of the one before it where it is not on the line; of the last where the whole run is. */
    int index() {
        return chosen.get()
                .or(() -> usual.get().map(Usual::step))
                .map(step ->
                        (int) steps.get().stream().filter(each -> each <= step).count() - 1)
                .orElse(steps.get().size() - 1);
    }

    /** Where the time line stands, in words. */
    String text() {
        if (steps.get().isEmpty()) {
            return "";
        }
        return chosen.get()
                .map(step -> String.format(Locale.ROOT, "step %,d of %,d", step, total))
                .or(() -> usual.get().map(each -> String.format(Locale.ROOT, "%s: step %,d", each.name(), each.step())))
                .orElse("whole run");
    }
}
