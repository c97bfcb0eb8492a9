package org.costscape.app.option;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.costscape.app.text.Typeset;

/** A control for each of some options, one below the other, with what is wrong right below it. */
public final class OptionsPane extends VBox {
    private static final long NANOS_A_FRAME = 8_000_000;

    /** Made once for each option, which outlives them: what listens to an option is held by it. */
    private final Map<Option<?>, Node> fields = new HashMap<>();

    private Queue<Option<?>> left = new ArrayDeque<>();

    public OptionsPane() {
        getStyleClass().add("fields");
    }

    /** Shows other options. */
    public void show(List<Option<?>> options) {
        getChildren().setAll(options.stream().map(this::field).toList());
    }

    /** The same without keeping the window from answering: what takes longer than a part of a frame comes in the next. */
    public void showSoon(List<Option<?>> options) {
        getChildren().clear();
        left = new ArrayDeque<>(options);
        addSome();
    }

    private void addSome() {
        long begun = System.nanoTime();
        while (!left.isEmpty() && System.nanoTime() - begun < NANOS_A_FRAME) {
            getChildren().add(field(left.remove()));
        }
        if (!left.isEmpty()) {
            Platform.runLater(this::addSome);
        }
    }

    private Node field(Option<?> option) {
        return fields.computeIfAbsent(option, OptionsPane::made);
    }

    private static Node made(Option<?> option) {
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
        name.setTooltip(Typeset.tooltip(option.meaning()));
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
