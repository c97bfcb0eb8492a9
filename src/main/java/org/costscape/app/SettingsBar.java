package org.costscape.app;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.costscape.app.option.ChoiceOption;
import org.costscape.app.option.Option;
import org.costscape.app.option.OptionControls;
import org.costscape.app.option.TextOption;

/** The settings of training, which can be changed while it goes on: a change holds from Enter on, or when the field is left. */
final class SettingsBar extends HBox {
    SettingsBar(WindowModel model) {
        getStyleClass().add("settings-bar");
        setMinWidth(0);
        List<Node> fields = model.settings().options().stream()
                .map(option -> field(option, model))
                .toList();
        getChildren().addAll(fields);
    }

    private static Node field(Option<?> option, WindowModel model) {
        HBox field = new HBox();
        field.getStyleClass().add("setting");
        if (!option.name().isEmpty()) {
            field.getChildren().add(Labels.of(option.name(), "secondary"));
        }
        if (option instanceof ChoiceOption<?> choice) {
            ComboBox<?> box = OptionControls.comboBox(choice);
            box.setOnAction(event -> {
                if (box.isFocused() || box.isShowing()) {
                    model.applySettings();
                }
            });
            field.getChildren().add(box);
        } else if (option instanceof TextOption<?> text) {
            TextField box = OptionControls.textField(text);
            box.getStyleClass().add("short");
            box.setOnAction(event -> model.applySettings());
            box.focusedProperty().addListener((property, old, focused) -> {
                if (!focused) {
                    model.applySettings();
                }
            });
            field.getChildren().add(box);
        }
        field.visibleProperty().bind(option.offeredProperty());
        field.managedProperty().bind(option.offeredProperty());
        return field;
    }
}
