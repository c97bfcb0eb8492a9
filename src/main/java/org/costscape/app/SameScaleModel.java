package org.costscape.app;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.ValueScale;

/** Whether two panes beside each other have one scale of heights and colours, so that they can be compared. */
final class SameScaleModel {
    private final PaneModel first;
    private final PaneModel second;
    private final ObservableValue<Boolean> beside;
    private final BooleanProperty on = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper offered = new ReadOnlyBooleanWrapper();

    /** @param beside whether there are two panes */
    SameScaleModel(PaneModel first, PaneModel second, ObservableValue<Boolean> beside) {
        this.first = first;
        this.second = second;
        this.beside = beside;
        for (ObservableValue<?> each : List.of(
                on, beside, first.figure().shownProperty(), second.figure().shownProperty())) {
            each.addListener((property, old, now) -> update());
        }
    }

    /** Whether it is asked for. */
    BooleanProperty onProperty() {
        return on;
    }

    /** Whether there is a choice: both panes show a map or a surface of the same quantity. */
    ReadOnlyBooleanProperty offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    private void update() {
        Optional<HeatMapFigure> one = map(first);
        Optional<HeatMapFigure> other = map(second);
        Optional<ValueScale> common = beside.getValue() && one.isPresent() && other.isPresent()
                ? ValueScale.common(List.of(one.get(), other.get()))
                : Optional.empty();
        offered.set(common.isPresent());
        Optional<ValueScale> shared = on.get() ? common : Optional.empty();
        first.paint().shareScale(shared);
        second.paint().shareScale(shared);
    }

    private static Optional<HeatMapFigure> map(PaneModel pane) {
        return pane.figure()
                .shownProperty()
                .get()
                .flatMap(shown -> shown.figure().singleMap());
    }
}
