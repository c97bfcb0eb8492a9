package org.costscape.app;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A cell with a name and, below it in secondary text, what is to be said of it. */
abstract class TwoLineCell<T> extends ListCell<T> {
    private final Label name = Labels.of("", "cell-name");
    private final Label text = Labels.of("", "secondary", "small");
    private final VBox box = new VBox(name, text);

    TwoLineCell() {
        box.setMinWidth(0);
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
        } else {
            setGraphic(box);
            show(item);
        }
    }
}
