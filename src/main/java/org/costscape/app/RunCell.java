package org.costscape.app;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Subscription;
import org.costscape.experiment.Experiment;

/** A run in the list, with its cost in small; follows its state. */
final class RunCell extends TwoLineCell<RunItem> {
    private static final PseudoClass COMPARED = PseudoClass.getPseudoClass("compared");

    private final WindowModel model;
    private final Sparkline sparkline;
    private Subscription following = Subscription.EMPTY;

    RunCell(WindowModel model) {
        this(model, new Sparkline());
    }

    private RunCell(WindowModel model, Sparkline sparkline) {
        super(sparkline);
        this.model = model;
        this.sparkline = sparkline;
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.SECONDARY) {
                event.consume(); // its menu is about this run beside the one shown, which must stay
            }
        });
    }

    @Override
    void show(RunItem item) {
        following.unsubscribe();
        item.model().ifPresentOrElse(run -> follow(run), () -> show(item.name(), "cannot be read", item.problem()));
    }

    private void follow(RunModel run) {
        ChangeListener<Object> change = (property, old, now) -> describe(run);
        run.contentProperty().addListener(change);
        run.trainingProperty().addListener(change);
        model.otherProperty().addListener(change);
        following = () -> {
            run.contentProperty().removeListener(change);
            run.trainingProperty().removeListener(change);
            model.otherProperty().removeListener(change);
        };
        describe(run);
    }

    private void describe(RunModel run) {
        Experiment experiment = run.experiment();
        boolean compared = model.otherProperty().get().equals(Optional.of(run));
        show(
                run.name(),
                (compared ? "beside · " : "") + run.summary(),
                run.name() + ": " + experiment.title() + ", seed " + experiment.seed() + "\n" + run.summary() + "\n"
                        + run.folder().path().toAbsolutePath());
        sparkline.show(run.history());
        pseudoClassStateChanged(COMPARED, compared);
        setOnContextMenuRequested(event -> {
            menu(run, compared).show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    private ContextMenu menu(RunModel run, boolean compared) {
        return new ContextMenu(
                compared
                        ? item("Stop comparing", now -> model.compare(Optional.empty()))
                        : item("Compare with the one shown", now -> model.compare(Optional.of(run))),
                item("Show", now -> model.select(run)));
    }

    private static MenuItem item(String name, Consumer<Object> action) {
        MenuItem item = new MenuItem(name);
        item.setOnAction(action::accept);
        return item;
    }
}
