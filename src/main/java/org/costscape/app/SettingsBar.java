package org.costscape.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;
import org.costscape.app.option.ChoiceOption;
import org.costscape.app.option.Option;
import org.costscape.app.option.OptionControls;
import org.costscape.app.option.OptionsPane;
import org.costscape.app.option.TextOption;
import org.costscape.figure.Theme;
import org.kordamp.ikonli.feather.Feather;

/**
 * The settings of training, which can be changed while it goes on: a change holds from Enter on, or when the field is left. Those
 * that do not fit are in a popup.
 */
final class SettingsBar extends HBox {
    private static final double GAP = 8;
    private static final Command MORE = new Command("more-settings", "More settings", "More settings of training", "");

    private final WindowModel model;
    private final Map<Node, Option<?>> fields = new LinkedHashMap<>();
    private final Button more = MORE.iconButton(Feather.SLIDERS);
    private final FittingRow row;

    SettingsBar(WindowModel model) {
        this.model = model;
        getStyleClass().add("settings-bar");
        setMinWidth(0);
        model.settings().options().forEach(option -> fields.put(field(option), option));
        row = new FittingRow(List.copyOf(fields.keySet()), more, GAP);
        setHgrow(row, Priority.ALWAYS);
        getChildren().add(row);
        more.setOnAction(event -> showRest());
    }

    private Node field(Option<?> option) {
        HBox field = new HBox();
        field.getStyleClass().add("setting");
        if (option instanceof ChoiceOption<?> choice) {
            ComboBox<?> box = OptionControls.comboBox(choice);
            box.setOnAction(event -> {
                if (box.isFocused() || box.isShowing()) {
                    model.steering().applySettings();
                }
            });
            field.getChildren().add(box); // its values say what it is
        } else if (option instanceof TextOption<?> text) {
            TextField box = OptionControls.textField(text);
            box.getStyleClass().add("short");
            box.setOnAction(event -> model.steering().applySettings());
            box.focusedProperty().addListener((property, old, focused) -> {
                if (!focused) {
                    model.steering().applySettings();
                }
            });
            field.getChildren().addAll(Labels.of(option.name(), "secondary"), box);
        }
        field.managedProperty().bind(option.offeredProperty());
        return field;
    }

    /** A change there holds when the popup is closed. */
    private void showRest() {
        OptionsPane pane = new OptionsPane();
        pane.show(
                row.foldedProperty().get().stream().<Option<?>>map(fields::get).toList());
        pane.getStyleClass().addAll("costscape", "settings-popup");
        pane.getStylesheets().add(WindowView.stylesheet());
        pane.pseudoClassStateChanged(WindowView.DARK, model.themeProperty().get() == Theme.DARK);
        Popup popup = new Popup();
        popup.getContent().add(pane);
        popup.setAutoHide(true);
        popup.setOnHidden(event -> model.steering().applySettings());
        Bounds place = more.localToScreen(more.getLayoutBounds());
        popup.show(more, place.getMinX(), place.getMaxY());
    }
}
