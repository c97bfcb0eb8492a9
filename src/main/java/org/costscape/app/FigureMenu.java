package org.costscape.app;

import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.costscape.app.kind.Points;
import org.costscape.app.kind.Shown;

/** What can be done with a figure, and at a point of a map or a surface. */
final class FigureMenu extends ContextMenu {
    private final WindowModel model;
    private final PaneModel pane;

    /** @param at the point, if there is one */
    FigureMenu(WindowModel model, PaneModel pane, Shown shown, Optional<SpotReading> at) {
        this.model = model;
        this.pane = pane;
        at.ifPresent(point -> addPoint(point, shown.points()));
        if (shown.figure().viewpoint().isPresent()) {
            MenuItem reset = item("usual-view", "Usual view");
            reset.setOnAction(event -> model.camera().reset(shown.figure()));
        }
        MenuItem save = item("save-figure", "Save this figure…");
        save.setOnAction(event -> Dialogs.show(
                new ExportDialog(model, pane, shown), getOwnerNode().getScene().getWindow()));
    }

    private void addPoint(SpotReading at, Optional<Points> points) {
        MenuItem ball = item("roll-ball", "Let a ball roll down from here");
        ball.setOnAction(event -> pane.ball().roll(at, points));
        MenuItem train = item("train-from-here", "Train a new run from here");
        train.setDisable(points.isEmpty());
        train.setOnAction(event -> points.ifPresent(each -> model.steering().branch(pane, each, at.spot())));
        Optional<Points.Recentring> recentring = points.flatMap(Points::recentring);
        MenuItem recentre = item("recentre", "Re-centre here");
        recentre.setDisable(recentring.isEmpty());
        recentre.setOnAction(event ->
                recentring.ifPresent(each -> each.at(at.spot().x(), at.spot().y())));
        MenuItem clear = item("clear-ball", "Take the ball away");
        clear.setDisable(pane.ball().ballProperty().get().isEmpty());
        clear.setOnAction(event -> pane.ball().clear());
        getItems().add(new SeparatorMenuItem());
    }

    private MenuItem item(String id, String text) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        getItems().add(item);
        return item;
    }
}
