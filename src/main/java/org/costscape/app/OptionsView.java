package org.costscape.app;

import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.costscape.experiment.StatisticsChoice;
import org.kordamp.ikonli.feather.Feather;

/** What can be chosen for the linear path. */
final class OptionsView extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final Command RECOMPUTE =
            new Command("recompute", "Recompute", "Compute the linear path of this run with these options", "F5");

    private final LineOptionsModel options;
    private final Button recompute = RECOMPUTE.button(Feather.REFRESH_CW);

    OptionsView(WindowModel model) {
        this.options = model.lineOptions();
        getStyleClass().add("section");
        recompute.setMaxWidth(Double.MAX_VALUE);
        recompute.setOnAction(event -> model.recomputeLine());
        ObservableValue<Boolean> training =
                model.work().jobProperty().map(now -> model.work().is(WorkModel.Kind.TRAINING));
        ObservableValue<Boolean> usable = options.requestProperty()
                .flatMap(request -> model.runProperty()
                        .flatMap(run -> training.map(busy -> request.isPresent() && run.isPresent() && !busy)));
        recompute.disableProperty().bind(usable.map(now -> !now));
        VBox fields = new VBox(
                row(
                        "α from",
                        field(
                                "from",
                                "First α; 0 is θ₀ and 1 is θ_f",
                                options.fromProperty(),
                                options.rangeProblemProperty())),
                row(
                        "α to",
                        field(
                                "to",
                                "Last α; more than 1 goes beyond θ_f",
                                options.toProperty(),
                                options.rangeProblemProperty())),
                problem("range-problem", options.rangeProblemProperty()),
                row(
                        "points",
                        field(
                                "points",
                                "Number of points α; both ends of the line are always among them",
                                options.pointsProperty(),
                                options.pointsProblemProperty())),
                problem("points-problem", options.pointsProblemProperty()),
                row("end", ends()),
                statistics());
        fields.getStyleClass().add("fields");
        getChildren().addAll(Labels.heading("Linear path"), fields, recompute);
    }

    /** Lets keys work in a scene. */
    void register(Scene scene) {
        RECOMPUTE.register(scene, recompute);
    }

    private static HBox row(String text, Region control) {
        Label name = Labels.of(text, "secondary", "field-name");
        name.setLabelFor(control);
        control.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(control, Priority.ALWAYS);
        HBox row = new HBox(name, control);
        row.getStyleClass().add("field-row");
        return row;
    }

    private TextField field(String id, String meaning, StringProperty value, ReadOnlyStringProperty problem) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(meaning);
        field.setTooltip(Labels.tooltip(meaning));
        field.textProperty().bindBidirectional(value);
        field.setOnAction(event -> recompute.fire());
        problem.subscribe(text -> field.pseudoClassStateChanged(WRONG, !text.isEmpty()));
        return field;
    }

    private static Label problem(String id, ReadOnlyStringProperty text) {
        Label label = Labels.of("", "problem");
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.textProperty().bind(text);
        label.visibleProperty().bind(text.isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /** The choice of statistics, where the network has batch normalization. */
    private HBox statistics() {
        ComboBox<StatisticsChoice.Mode> box = new ComboBox<>();
        box.setId("statistics");
        box.getItems().setAll(StatisticsChoice.Mode.values());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(StatisticsChoice.Mode mode) {
                return mode.text();
            }

            @Override
            public StatisticsChoice.Mode fromString(String text) {
                return StatisticsChoice.parse(text).mode();
            }
        });
        box.setTooltip(Labels.tooltip(Arrays.stream(StatisticsChoice.Mode.values())
                .map(mode -> StatisticsChoice.of(mode).description())
                .collect(Collectors.joining("\n", "What batch normalization takes:\n", ""))));
        box.setAccessibleText("Statistics of batch normalization");
        box.valueProperty().bindBidirectional(options.statisticsProperty());
        HBox row = row("stats", box);
        row.visibleProperty().bind(options.normalizedProperty());
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private HBox ends() {
        ToggleGroup group = new ToggleGroup();
        return new HBox(
                end(
                        "best",
                        "left-pill",
                        "The snapshot of the lowest held-out cost, of a toy of the lowest cost",
                        group),
                end("last", "right-pill", "The snapshot of the most training steps", group));
    }

    private ToggleButton end(String choice, String shape, String meaning, ToggleGroup group) {
        ToggleButton button = new ToggleButton(choice);
        button.setId("end-" + choice);
        button.setTooltip(Labels.tooltip(meaning));
        button.getStyleClass().add(shape);
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(event -> {
            options.endProperty().set(choice);
            button.setSelected(true);
        });
        options.endProperty().subscribe(now -> button.setSelected(now.equals(choice)));
        return button;
    }
}
