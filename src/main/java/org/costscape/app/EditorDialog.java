package org.costscape.app;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;
import org.costscape.experiment.Experiment;

/** Edits a copy of an experiment in a window of its own. */
final class EditorDialog {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 560;
    private static final ButtonType KEEP = new ButtonType("Keep", ButtonBar.ButtonData.OK_DONE);

    private EditorDialog() {}

    /**
     * Asks for changes; what is kept is handed on.
     *
     * @param owner the window that it belongs to
     */
    static void edit(Window owner, Experiment original, Consumer<Experiment> kept) {
        EditorModel model = new EditorModel(original);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle("Experiment");
        dialog.setHeaderText("Your own experiment, kept in the folder experiments/. Its name must be new.");
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(new EditorView(model));
        dialog.getDialogPane().setPrefSize(WIDTH, HEIGHT);
        dialog.getDialogPane().getButtonTypes().addAll(KEEP, ButtonType.CANCEL);
        dialog.getDialogPane()
                .getStylesheets()
                .setAll(owner.getScene().getRoot().getStylesheets());
        dialog.getDialogPane().getStyleClass().add("costscape");
        dialog.getDialogPane()
                .pseudoClassStateChanged(
                        WindowView.DARK,
                        owner.getScene().getRoot().getPseudoClassStates().contains(WindowView.DARK));
        Node keep = dialog.getDialogPane().lookupButton(KEEP);
        keep.setId("editor-keep");
        keep.disableProperty().bind(model.experimentProperty().map(now -> now.isEmpty()));
        dialog.setResultConverter(button -> button);
        dialog.showAndWait()
                .filter(KEEP::equals)
                .flatMap(button -> model.experimentProperty().get())
                .ifPresent(kept);
    }
}
