package org.costscape.app;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A cell with a name and, below it in secondary text, what is to be said of it. */
abstract class TwoLineCell<T> extends ListCell<T> {
    private final Label name = Labels.of("", "cell-name");
    private final Label text = Labels.of("", "secondary", "small");
    private final HBox row;

    /** @param beside what stands at the right of the text */
    TwoLineCell(Node... beside) {
        VBox box = new VBox(name, text);
        box.setMinWidth(0);
        HBox.setHgrow(box, Priority.ALWAYS);
        row = new HBox(box);
        row.getStyleClass().add("cell-row");
        row.getChildren().addAll(beside);
        setPrefWidth(0);
    }

    /** Fills the cell for an item. */
    abstract void show(T item);

    final void show(String newName, String newText, String tooltip) {
        name.setText(newName);
        text.setText(newText);
        setAccessibleText(newName + ", " + newText);
        setTooltip(Labels.tooltip(tooltip));
    }

    @Override
    protected final void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setTooltip(null);
            setContextMenu(null);
        } else {
            setGraphic(row);
            show(item);
        }
    }
}
