package org.costscape.app;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The numbers that are read off the linear path. */
final class NumbersView extends VBox {
    private final VBox rows = new VBox();

    NumbersView(WindowModel model) {
        getStyleClass().add("section");
        rows.setId("numbers");
        rows.getStyleClass().add("numbers");
        getChildren().addAll(Labels.heading("Read off the path"), rows);
        model.figure().lineProperty().map(LineFacts::of).subscribe(this::show);
    }

    private void show(List<Fact> facts) {
        rows.getChildren().setAll(facts.stream().map(NumbersView::row).toList());
    }

    /** A row of its own, not one of a grid: a long value needs room only beside its own name. */
    private static HBox row(Fact fact) {
        Label name = Labels.of(fact.name(), "secondary");
        Label value = Labels.of(fact.value(), "value");
        name.setTooltip(Labels.tooltip(fact.meaning()));
        value.setTooltip(Labels.tooltip(fact.meaning()));
        value.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return new HBox(name, space, value);
    }
}
