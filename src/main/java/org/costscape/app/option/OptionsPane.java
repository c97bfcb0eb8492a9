package org.costscape.app.option;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A control for each of some options, one below the other, with what is wrong right below it. */
public final class OptionsPane extends VBox {
    public OptionsPane() {
        getStyleClass().add("fields");
    }

    /** Shows other options. */
    public void show(List<Option<?>> options) {
        getChildren().setAll(options.stream().map(OptionsPane::field).toList());
    }

    private static Node field(Option<?> option) {
        VBox field = new VBox(control(option), problem(option));
        field.getStyleClass().add("field");
        field.visibleProperty().bind(option.offeredProperty());
        field.managedProperty().bind(option.offeredProperty());
        return field;
    }

    private static Node control(Option<?> option) {
        if (option instanceof TextOption<?> text) {
            return row(
                    option,
                    text.suggestions().isEmpty() ? OptionControls.textField(text) : OptionControls.suggestions(text));
        }
        if (option instanceof ChoiceOption<?> choice) {
            return row(option, OptionControls.comboBox(choice));
        }
        if (option instanceof SwitchOption on) {
            CheckBox box = OptionControls.prepared(new CheckBox(option.name()), option);
            box.selectedProperty().bindBidirectional(on.onProperty());
            return box;
        }
        throw new IllegalArgumentException("no control for " + option.getClass());
    }

    private static HBox row(Option<?> option, Control control) {
        Label name = new Label(option.name());
        name.getStyleClass().addAll("secondary", "field-name");
        name.setLabelFor(control);
        name.setTooltip(OptionControls.tooltip(option.meaning()));
        control.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox row = new HBox(name, control);
        row.getStyleClass().add("field-row");
        return row;
    }

    private static Label problem(Option<?> option) {
        Label label = new Label();
        label.setId(option.id() + "-problem");
        label.getStyleClass().add("problem");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.textProperty().bind(option.problemProperty());
        label.visibleProperty().bind(option.problemProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }
}
