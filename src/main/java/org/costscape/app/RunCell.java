package org.costscape.app;

import javafx.beans.value.ChangeListener;
import javafx.util.Subscription;
import org.costscape.experiment.Experiment;

/** A run in the list; follows its state. */
final class RunCell extends TwoLineCell<RunItem> {
    private Subscription following = Subscription.EMPTY;

    @Override
    void show(RunItem item) {
        following.unsubscribe();
        item.model().ifPresentOrElse(run -> follow(run), () -> show(item.name(), "cannot be read", item.problem()));
    }

    private void follow(RunModel run) {
        ChangeListener<Object> change = (property, old, now) -> describe(run);
        run.contentProperty().addListener(change);
        run.trainingProperty().addListener(change);
        following = () -> {
            run.contentProperty().removeListener(change);
            run.trainingProperty().removeListener(change);
        };
        describe(run);
    }

    private void describe(RunModel run) {
        Experiment experiment = run.experiment();
        show(
                run.name(),
                run.summary(),
                run.name() + ": " + experiment.title() + ", seed " + experiment.seed() + "\n" + run.summary() + "\n"
                        + run.folder().path().toAbsolutePath());
    }
}
