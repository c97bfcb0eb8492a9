package org.costscape.app;

import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.costscape.app.kind.Points;

/** What can be done at a point of a map or a surface. */
final class FigureMenu extends ContextMenu {
    FigureMenu(WindowModel model, PaneModel pane, SpotReading at) {
        Optional<Points> points = pane.figure().shownProperty().get().flatMap(shown -> shown.points());
        MenuItem ball = new MenuItem("Let a ball roll down from here");
        ball.setId("roll-ball");
        ball.setOnAction(event -> pane.ball().roll(at, points));
        MenuItem train = new MenuItem("Train a new run from here");
        train.setId("train-from-here");
        train.setDisable(points.isEmpty());
        train.setOnAction(event -> points.ifPresent(each -> model.branch(pane, each, at.spot())));
        MenuItem clear = new MenuItem("Take the ball away");
        clear.setDisable(pane.ball().ballProperty().get().isEmpty());
        clear.setOnAction(event -> pane.ball().clear());
        MenuItem reset = new MenuItem("Usual view");
        reset.setOnAction(event -> model.camera().reset());
        getItems().addAll(ball, train, new SeparatorMenuItem(), clear, reset);
    }
}
