package org.costscape.app;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Something to press, with a key that does the same.
 *
 * @param id of the control
 * @param name what it is called; read by screen readers where only an icon is seen
 * @param meaning what it does, for the tooltip
 * @param key the key, as {@link KeyCombination#valueOf} reads it; empty for none
 */
record Command(String id, String name, String meaning, String key) {
    /** A button with an icon alone. */
    Button iconButton(Feather icon) {
        Button button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        return prepared(button);
    }

    /** A button with an icon and its name. */
    Button button(Feather icon) {
        return prepared(new Button(name, new FontIcon(icon)));
    }

    /** One of several choices. */
    ToggleButton toggle() {
        return prepared(new ToggleButton(name));
    }

    /** A field to type into. */
    TextField field(String prompt) {
        TextField field = new TextField();
        field.setPromptText(prompt);
        return prepared(field);
    }

    /** Lets the key move the keyboard to a field in a scene. */
    void register(Scene scene, TextField field) {
        scene.getAccelerators().put(KeyCombination.valueOf(key), () -> {
            field.requestFocus();
            field.selectAll();
        });
    }

    /** Lets the key fire a button in a scene, unless that is disabled. */
    void register(Scene scene, ButtonBase button) {
        scene.getAccelerators().put(KeyCombination.valueOf(key), button::fire);
    }

    private <T extends Control> T prepared(T button) {
        button.setId(id);
        button.setAccessibleText(name);
        button.setTooltip(Labels.tooltip(
                key.isEmpty()
                        ? meaning
                        : meaning + " (" + KeyCombination.valueOf(key).getDisplayText() + ")"));
        return button;
    }
}
