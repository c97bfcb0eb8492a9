package org.costscape.app;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.costscape.figure.Theme;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The top of the window: training, its parameters, the window's own commands. */
final class ToolbarView extends HBox {
    private static final Command EXPORT = new Command(
            "export",
            "Export…",
            "Save this figure as a PNG, SVG or PDF file, or its numbers as CSV or JSON",
            "Shortcut+E");
    private static final Command COPY =
            new Command("copy", "Copy", "Copy this figure; with Shift the command that draws it again", "Shortcut+C");
    private static final Command PRESENT =
            new Command("present", "Present", "Show the figure alone on the whole screen, with large type", "F11");
    private static final Command THEME = new Command("theme", "Light or dark", "Switch between light and dark", "F8");
    private static final Command FOLD = new Command("fold", "Side panels", "Show or fold away the side panels", "F9");

    private final WindowModel model;
    private final TrainingBar training;
    private final Button export = EXPORT.button(Feather.DOWNLOAD);
    private final Button copy = COPY.iconButton(Feather.COPY);
    private final Button present = PRESENT.iconButton(Feather.MAXIMIZE);
    private final Button theme = THEME.iconButton(Feather.MOON);
    private final ToggleButton fold = FOLD.toggle();

    ToolbarView(WindowModel model) {
        this.model = model;
        getStyleClass().add("toolbar");
        training = new TrainingBar(model);
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        export.getStyleClass().add("flat");
        fold.setText("");
        fold.setGraphic(new FontIcon(Feather.COLUMNS));
        fold.getStyleClass().addAll("button-icon", "flat");
        fold.selectedProperty().bindBidirectional(model.panelsProperty());
        Label product = Labels.of("Costscape", "product");
        for (Control each : new Control[] {product, export, copy, present, fold, theme}) {
            each.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(product, training, new SettingsBar(model), space, export, copy, present, fold, theme);
        bind();
    }

    /** Lets keys work in a scene. */
    void register(Scene scene) {
        training.register(scene);
        // Before the lists, which take this key for themselves.
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE && model.busy()) {
                model.cancel();
                pressed.consume();
            }
        });
        EXPORT.register(scene, export);
        PRESENT.register(scene, present);
        COPY.register(scene, copy);
        scene.getAccelerators()
                .put(
                        KeyCombination.valueOf("Shortcut+Shift+C"),
                        () -> model.exporting().copyCommand(SystemClipboard::put));
        THEME.register(scene, theme);
        FOLD.register(scene, fold);
    }

    private void bind() {
        export.disableProperty().bind(model.pane().figure().shownProperty().map(shown -> shown.isEmpty()));
        export.setOnAction(event -> model.pane()
                .figure()
                .shownProperty()
                .get()
                .ifPresent(shown -> Dialogs.show(
                        new ExportDialog(model, model.pane(), shown), getScene().getWindow())));
        copy.disableProperty().bind(export.disableProperty());
        copy.setOnAction(event -> model.exporting().copyFigure(SystemClipboard::put));
        present.setOnAction(event -> model.presentation().onProperty().set(true));
        theme.setOnAction(event -> model.toggleTheme());
        model.themeProperty()
                .subscribe(now -> theme.setGraphic(new FontIcon(now == Theme.LIGHT ? Feather.MOON : Feather.SUN)));
    }
}
