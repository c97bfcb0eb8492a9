package org.costscape.app;

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
    private static final ButtonType KEEP = new ButtonType("Keep experiment", ButtonBar.ButtonData.OK_DONE);

    private EditorDialog() {}

    /**
     * Asks for changes, and returns at once; what is kept is one of the user's own experiments then.
     *
     * @param owner the window that it belongs to
     */
    static void edit(Window owner, WindowModel window, Experiment original) {
        EditorModel model = new EditorModel(original);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle("Experiment");
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(new EditorView(model));
        dialog.getDialogPane().setPrefSize(WIDTH, HEIGHT);
        dialog.getDialogPane().getButtonTypes().addAll(KEEP, ButtonType.CANCEL);
        Dialogs.prepare(dialog, window);
        Node keep = dialog.getDialogPane().lookupButton(KEEP);
        keep.setId("editor-keep");
        keep.disableProperty().bind(model.experimentProperty().map(now -> now.isEmpty()));
        dialog.setResultConverter(button -> button);
        dialog.setOnHidden(event -> {
            if (KEEP.equals(dialog.getResult())) {
                model.experimentProperty().get().ifPresent(window.intake()::keep);
            }
        });
        Dialogs.show(dialog, owner);
    }
}
