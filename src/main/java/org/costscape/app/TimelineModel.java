package org.costscape.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.costscape.app.kind.Subject;
import org.costscape.training.RunFolder;

/** The snapshots of the run that is shown, and the one that all figures are drawn at. */
final class TimelineModel {
    private final ReadOnlyObjectWrapper<List<Integer>> steps = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Integer>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<RunFolder> folder = Optional.empty();
    private int total;

    /** The steps of the snapshots, in rising order. */
    ReadOnlyObjectProperty<List<Integer>> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    /** The step of the snapshot that figures are drawn at; empty for the one that each usually shows, the best or the last. */
    ReadOnlyObjectProperty<Optional<Integer>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Follows a run; what was chosen of another run, or is no snapshot of this one, is chosen no longer. */
    void show(Optional<Subject.OfRun> run) {
        total = run.map(now -> now.experiment().training().steps()).orElse(0);
        List<Integer> now = run.map(Subject.OfRun::snapshots).orElse(List.of());
        if (!now.equals(steps.get())) {
            steps.set(now);
        }
        Optional<RunFolder> shown = run.map(Subject.OfRun::folder);
        boolean other = !folder.equals(shown);
        folder = shown;
        if (other || chosen.get().filter(step -> !now.contains(step)).isPresent()) {
            chosen.set(Optional.empty());
        }
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

    /** Of the snapshot that is chosen, or of the last. */
    int index() {
        return chosen.get().map(steps.get()::indexOf).orElse(steps.get().size() - 1);
    }

    /** Where the time line stands, in words. */
    String text() {
        return chosen.get()
                .map(step -> String.format(Locale.ROOT, "step %,d of %,d", step, total))
                .orElse(steps.get().isEmpty() ? "" : "usual snapshot");
    }
}
