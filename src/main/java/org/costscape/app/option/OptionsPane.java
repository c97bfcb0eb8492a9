package org.costscape.app.option;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;

/** A control for each of some options, one below the other, with what is wrong right below it. */
public final class OptionsPane extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final double WIDEST_TOOLTIP = 360;

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
            return row(option, text.suggestions().isEmpty() ? textField(text) : suggestions(text));
        }
        if (option instanceof ChoiceOption<?> choice) {
            return row(option, comboBox(choice));
        }
        if (option instanceof SwitchOption on) {
            CheckBox box = prepared(new CheckBox(option.name()), option);
            box.selectedProperty().bindBidirectional(on.onProperty());
            return box;
        }
        throw new IllegalArgumentException("no control for " + option.getClass());
    }

    private static HBox row(Option<?> option, Control control) {
        Label name = new Label(option.name());
        name.getStyleClass().addAll("secondary", "field-name");
        name.setLabelFor(control);
        name.setTooltip(tooltip(option.meaning()));
        control.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox row = new HBox(name, control);
        row.getStyleClass().add("field-row");
        return row;
    }

    private static TextField textField(TextOption<?> option) {
        TextField field = prepared(new TextField(), option);
        field.textProperty().bindBidirectional(option.textProperty());
        mark(field, option.problemProperty());
        return field;
    }

    private static ComboBox<String> suggestions(TextOption<?> option) {
        ComboBox<String> box = prepared(new ComboBox<>(), option);
        box.setEditable(true);
        box.getItems().setAll(option.suggestions());
        box.getEditor().textProperty().bindBidirectional(option.textProperty());
        mark(box, option.problemProperty());
        return box;
    }

    private static <T> ComboBox<T> comboBox(ChoiceOption<T> option) {
        ComboBox<T> box = prepared(new ComboBox<>(), option);
        box.getItems().setAll(option.values());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : option.text(value);
            }

            @Override
            public T fromString(String text) {
                return option.values().stream()
                        .filter(value -> option.text(value).equals(text))
                        .findFirst()
                        .orElseThrow();
            }
        });
        box.valueProperty().bindBidirectional(option.chosenProperty());
        return box;
    }

    private static <C extends Control> C prepared(C control, Option<?> option) {
        control.setId(option.id());
        control.setAccessibleText(option.name());
        control.setAccessibleHelp(option.meaning());
        control.setTooltip(tooltip(option.meaning()));
        return control;
    }

    private static void mark(Node control, ReadOnlyStringProperty problem) {
        problem.subscribe(text -> control.pseudoClassStateChanged(WRONG, !text.isEmpty()));
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

    private static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDEST_TOOLTIP);
        tooltip.setShowDuration(Duration.seconds(60));
        return tooltip;
    }
}
