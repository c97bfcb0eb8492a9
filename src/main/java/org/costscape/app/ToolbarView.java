package org.costscape.app;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.costscape.app.kind.Fact;
import org.costscape.figure.Theme;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The top of the window: training, its parameters, the window's own commands. */
final class ToolbarView extends HBox {
    private static final Command TRAIN = new Command(
            "train",
            "Train",
            "Train a new run of this experiment, or continue the run that was stopped",
            "Shortcut+Enter");
    private static final Command CANCEL =
            new Command("cancel", "Cancel", "Stop what is being computed; a run can be continued later", "Esc");
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
    private final Button train = TRAIN.button(Feather.PLAY);
    private final Button cancel = CANCEL.iconButton(Feather.STOP_CIRCLE);
    private final Button export = EXPORT.button(Feather.DOWNLOAD);
    private final Button copy = COPY.iconButton(Feather.COPY);
    private final Button present = PRESENT.iconButton(Feather.MAXIMIZE);
    private final Button theme = THEME.iconButton(Feather.MOON);
    private final ToggleButton fold = FOLD.toggle();
    private final HBox facts = new HBox();

    ToolbarView(WindowModel model) {
        this.model = model;
        getStyleClass().add("toolbar");
        facts.getStyleClass().add("facts");
        facts.setMinWidth(0);
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        train.getStyleClass().add("accent");
        export.getStyleClass().add("flat");
        fold.setText("");
        fold.setGraphic(new FontIcon(Feather.COLUMNS));
        fold.getStyleClass().addAll("button-icon", "flat");
        fold.selectedProperty().bindBidirectional(model.panelsProperty());
        Label product = Labels.of("Costscape", "product");
        for (Control each : new Control[] {product, train, cancel, export, copy, present, fold, theme}) {
            each.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(product, train, cancel, facts, space, export, copy, present, fold, theme);
        bind();
    }

    /** Lets keys work in a scene. */
    void register(Scene scene) {
        TRAIN.register(scene, train);
        // Before the lists, which take this key for themselves.
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE && !cancel.isDisabled()) {
                cancel.fire();
                pressed.consume();
            }
        });
        EXPORT.register(scene, export);
        PRESENT.register(scene, present);
        COPY.register(scene, copy);
        scene.getAccelerators()
                .put(KeyCombination.valueOf("Shortcut+Shift+C"), () -> model.copyCommand(SystemClipboard::put));
        THEME.register(scene, theme);
        FOLD.register(scene, fold);
    }

    private void bind() {
        train.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.training().busy()
                                || model.experimentProperty().get().isEmpty(),
                        model.training().runProperty(),
                        model.experimentProperty()));
        train.setOnAction(event -> model.train());
        model.runProperty().flatMap(ToolbarView::content).subscribe(now -> nameTrain());
        model.training().runProperty().addListener((property, old, now) -> nameTrain());
        cancel.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.training().lane().busy()
                                && !model.pane().figure().lane().busy(),
                        model.training().lane().jobProperty(),
                        model.pane().figure().lane().jobProperty()));
        cancel.setOnAction(event -> model.cancel());
        export.disableProperty().bind(model.pane().figure().shownProperty().map(shown -> shown.isEmpty()));
        export.setOnAction(event -> model.pane()
                .figure()
                .shownProperty()
                .get()
                .ifPresent(shown ->
                        Dialogs.show(new ExportDialog(model, shown), getScene().getWindow())));
        copy.disableProperty().bind(export.disableProperty());
        copy.setOnAction(event -> model.copyFigure(SystemClipboard::put));
        present.setOnAction(event -> model.presentation().onProperty().set(true));
        theme.setOnAction(event -> model.toggleTheme());
        model.themeProperty()
                .subscribe(now -> theme.setGraphic(new FontIcon(now == Theme.LIGHT ? Feather.MOON : Feather.SUN)));
        model.experimentProperty()
                .subscribe(now -> show(now.map(ExperimentFacts::of).orElse(List.of())));
    }

    /** What is known of the run that is chosen; it may change while it stays chosen. */
    private static ObservableValue<Optional<RunContent>> content(Optional<RunModel> run) {
        return run.<ObservableValue<Optional<RunContent>>>map(
                        now -> now.contentProperty().map(Optional::of))
                .orElseGet(() -> new SimpleObjectProperty<>(Optional.empty()));
    }

    private void nameTrain() {
        boolean continues = model.continuable().isPresent() && !model.training().busy();
        train.setText(continues ? "Continue" : TRAIN.name());
        train.setAccessibleText(train.getText());
    }

    private void show(List<Fact> all) {
        facts.getChildren().setAll(all.stream().map(ToolbarView::fact).toList());
    }

    private static HBox fact(Fact fact) {
        Label value = Labels.of(fact.value(), "value");
        HBox box = new HBox(Labels.of(fact.name(), "secondary"), value);
        box.setMinWidth(USE_PREF_SIZE);
        box.getStyleClass().add("fact");
        Tooltip.install(box, Labels.tooltip(fact.meaning()));
        return box;
    }
}
