package org.costscape.app;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import org.costscape.experiment.Experiment;

/** An experiment in the list. */
final class ExperimentCell extends TwoLineCell<Experiment> {
    private final WindowModel model;

    ExperimentCell(WindowModel model) {
        this.model = model;
    }

    @Override
    void show(Experiment item) {
        show(item.title(), item.name(), item.title() + "\n\n" + item.shows() + "\n\n" + item.source());
        MenuItem edit = new MenuItem("Duplicate and edit…");
        edit.setOnAction(event -> EditorDialog.edit(
                getScene().getWindow(), model, item.withName(model.library().nameForCopy(item))));
        setContextMenu(new ContextMenu(edit));
    }
}
