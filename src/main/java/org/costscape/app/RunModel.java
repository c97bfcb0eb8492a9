package org.costscape.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.costscape.app.kind.Subject;
import org.costscape.cost.Evaluation;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.Runs;
import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;

/** A run as the window knows it: what its folder says, and what training adds while it goes on. */
final class RunModel {
    private final RunFolder folder;
    private final ReadOnlyObjectWrapper<RunContent> content;
    private final ReadOnlyBooleanWrapper training = new ReadOnlyBooleanWrapper();

    RunModel(RunFolder folder, RunContent content) {
        this.folder = folder;
        this.content = new ReadOnlyObjectWrapper<>(content);
    }

    RunFolder folder() {
        return folder;
    }

    String name() {
        return String.valueOf(folder.path().getFileName());
    }

    Experiment experiment() {
        return content.get().experiment();
    }

    List<HistoryEntry> history() {
        return content.get().history();
    }

    Runs.State state() {
        return content.get().state();
    }

    /** What its folder says, or will say when training has written it. */
    ReadOnlyObjectProperty<RunContent> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** The run as figures are drawn of it. */
    Subject.OfRun subject() {
        RunContent now = content.get();
        return new Subject.OfRun(
                folder, now.experiment(), now.history(), now.state(), now.step(), now.snapshots(), training.get());
    }

    /** Whether it is being trained. */
    ReadOnlyBooleanProperty trainingProperty() {
        return training.getReadOnlyProperty();
    }

    void setContent(RunContent newContent) {
        content.set(newContent);
    }

    void setTraining(boolean now) {
        training.set(now);
    }

    /** The history with one more entry, which replaces those that a continued run measures again. */
    static List<HistoryEntry> extended(List<HistoryEntry> history, HistoryEntry entry) {
        List<HistoryEntry> kept = new ArrayList<>(history);
        while (!kept.isEmpty() && kept.get(kept.size() - 1).step() >= entry.step()) {
            kept.remove(kept.size() - 1);
        }
        kept.add(entry);
        return kept;
    }

    private static String result(HistoryEntry best) {
        return best.heldOut().map(RunModel::heldOut).orElseGet(() -> "cost " + Numbers.threeDigits(best.trainCost()));
    }

    private static String heldOut(Evaluation evaluation) {
        return Double.isNaN(evaluation.errorRate())
                ? "held-out cost " + Numbers.threeDigits(evaluation.cost())
                : "held-out error " + Numbers.threeDigits(100 * evaluation.errorRate()) + " %";
    }

    /** Where the run stands, in a line. */
    String summary() {
        RunContent now = content.get();
        int steps = now.experiment().training().steps();
        int measured = now.history().isEmpty()
                ? 0
                : now.history().get(now.history().size() - 1).step();
        if (training.get()) {
            return "training…";
        }
        return switch (now.state()) {
            case COMPLETE -> {
                HistoryEntry best = HistoryEntry.best(now.history());
                yield now.experiment().training().endsEarly(now.history())
                        ? String.format(
                                Locale.ROOT,
                                "%s at step %,d, stopped early at %,d of %,d",
                                result(best),
                                best.step(),
                                measured,
                                steps)
                        : result(best);
            }
            case DIVERGED -> String.format(Locale.ROOT, "diverged after step %,d", measured);
            case INTERRUPTED -> String.format(Locale.ROOT, "stopped at step %,d of %,d", now.step(), steps);
        };
    }
}
