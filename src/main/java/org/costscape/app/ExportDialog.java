package org.costscape.app;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.costscape.app.kind.Shown;
import org.costscape.app.option.Option;
import org.costscape.app.option.OptionsPane;

/** How to save the figure; what goes wrong is said where it was asked for. */
final class ExportDialog extends Dialog<ButtonType> {
    private static final double WIDTH = 360;

    private final WindowModel model;
    private final PaneModel pane;
    private final Shown shown;
    private final Label problem = Labels.of("", "problem");

    ExportDialog(WindowModel model, PaneModel pane, Shown shown) {
        this.model = model;
        this.pane = pane;
        this.shown = shown;
        setTitle("Export figure");
        OptionsPane options = new OptionsPane();
        options.show(model.exporting().options());
        problem.setId("export-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Label.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        VBox content = new VBox(Labels.heading("Export “" + shown.name() + "”"), options, problem);
        content.getStyleClass().add("section");
        content.setPrefWidth(WIDTH);
        Dialogs.prepare(this, model);
        getDialogPane().setContent(content);
        ButtonType save = new ButtonType("Save as…", ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().setAll(save, ButtonType.CANCEL);
        Button button = (Button) getDialogPane().lookupButton(save);
        button.setId("export-save");
        button.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.exporting().complete(),
                        model.exporting().options().stream()
                                .map(Option::valueProperty)
                                .toArray(Observable[]::new)));
        button.addEventFilter(ActionEvent.ACTION, event -> {
            event.consume(); // it stays open until the file is written
            save();
        });
    }

    private void save() {
        problem.setText("");
        model.exporting().export(pane.finished(shown), message -> {
            if (message.kind() == Message.Kind.ERROR) {
                problem.setText(message.text());
                getDialogPane().getScene().getWindow().sizeToScene();
            } else {
                close();
                model.tell(message);
            }
        });
    }
}
