package org.costscape.app;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The numbers that are read off the linear path. */
final class NumbersView extends VBox {
    private final GridPane grid = new GridPane();

    NumbersView(WindowModel model) {
        getStyleClass().add("section");
        grid.setId("numbers");
        grid.getStyleClass().add("numbers");
        getChildren().addAll(Labels.heading("Read off the path"), grid);
        model.figure().lineProperty().map(LineFacts::of).subscribe(this::show);
    }

    private void show(List<Fact> facts) {
        grid.getChildren().clear();
        for (int row = 0; row < facts.size(); row++) {
            Fact fact = facts.get(row);
            Label name = Labels.of(fact.name(), "secondary");
            Label value = Labels.of(fact.value(), "value");
            name.setTooltip(Labels.tooltip(fact.meaning()));
            value.setTooltip(Labels.tooltip(fact.meaning()));
            name.setMinWidth(USE_PREF_SIZE);
            value.setMinWidth(USE_PREF_SIZE);
            GridPane.setHgrow(name, Priority.ALWAYS);
            GridPane.setHalignment(value, HPos.RIGHT);
            grid.addRow(row, name, value);
        }
    }
}
