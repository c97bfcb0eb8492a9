package org.costscape.app;

import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.stage.Window;
import org.costscape.figure.Theme;

/** Questions in a window of their own, in the look of the main one. */
final class Dialogs {
    private Dialogs() {}

    static void prepare(Dialog<?> dialog, WindowModel model) {
        dialog.getDialogPane().getStyleClass().add("costscape");
        dialog.getDialogPane().getStylesheets().add(WindowView.stylesheet());
        dialog.getDialogPane()
                .pseudoClassStateChanged(WindowView.DARK, model.themeProperty().get() == Theme.DARK);
        dialog.setHeaderText(null);
        dialog.setGraphic(null);
    }

    /** Shows a dialog before a window, and returns at once. */
    static void show(Dialog<?> dialog, Window owner) {
        dialog.initOwner(owner);
        dialog.show();
    }

    /** Asks whether to close the window although something is under way; returns whether to. */
    static boolean stopAndClose(Window owner, WindowModel model, String underWay) {
        ButtonType stop = new ButtonType("Stop and close", ButtonBar.ButtonData.YES);
        ButtonType keep = new ButtonType("Keep working", ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, underWay, stop, keep);
        alert.initOwner(owner);
        alert.setTitle("Close Costscape");
        prepare(alert, model);
        Button stopButton = (Button) alert.getDialogPane().lookupButton(stop);
        stopButton.setId("stop-and-close");
        stopButton.setDefaultButton(false);
        Button keepButton = (Button) alert.getDialogPane().lookupButton(keep);
        keepButton.setId("keep-working");
        keepButton.setDefaultButton(true); // the key that is pressed without thinking loses nothing
        Optional<ButtonType> answer = alert.showAndWait();
        return answer.equals(Optional.of(stop));
    }
}
