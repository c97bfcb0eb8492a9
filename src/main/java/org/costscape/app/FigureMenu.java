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
        train.setOnAction(event -> points.ifPresent(each -> model.steering().branch(pane, each, at.spot())));
        Optional<Points.Recentring> recentring = points.flatMap(Points::recentring);
        MenuItem recentre = new MenuItem("Re-centre here");
        recentre.setId("recentre");
        recentre.setDisable(recentring.isEmpty());
        recentre.setOnAction(event ->
                recentring.ifPresent(each -> each.at(at.spot().x(), at.spot().y())));
        MenuItem clear = new MenuItem("Take the ball away");
        clear.setDisable(pane.ball().ballProperty().get().isEmpty());
        clear.setOnAction(event -> pane.ball().clear());
        MenuItem reset = new MenuItem("Usual view");
        reset.setOnAction(event -> model.camera().reset());
        getItems().addAll(ball, train, recentre, new SeparatorMenuItem(), clear, reset);
    }
}
