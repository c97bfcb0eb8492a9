package org.costscape.app.option;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.costscape.app.text.Typeset;

/** One control for one option. */
public final class OptionControls {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private OptionControls() {}

    /** A field to type into, which is marked while something is wrong. */
    public static TextField textField(TextOption<?> option) {
        TextField field = prepared(new TextField(), option);
        field.textProperty().bindBidirectional(option.textProperty());
        field.setPromptText(option.prompt());
        mark(field, option.problemProperty());
        return field;
    }

    static ComboBox<String> suggestions(TextOption<?> option) {
        ComboBox<String> box = prepared(new ComboBox<>(), option);
        box.setEditable(true);
        box.getItems().setAll(option.suggestions());
        box.getEditor().textProperty().bindBidirectional(option.textProperty());
        mark(box, option.problemProperty());
        return box;
    }

    /** A list of values to choose from. */
    public static <T> ComboBox<T> comboBox(ChoiceOption<T> option) {
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

    static <C extends Control> C prepared(C control, Option<?> option) {
        control.setId(option.id());
        control.setAccessibleText(option.name());
        control.setAccessibleHelp(option.meaning());
        control.setTooltip(Typeset.tooltip(option.meaning()));
        return control;
    }

    private static void mark(Node control, ReadOnlyStringProperty problem) {
        problem.subscribe(text -> control.pseudoClassStateChanged(WRONG, !text.isEmpty()));
    }
}
