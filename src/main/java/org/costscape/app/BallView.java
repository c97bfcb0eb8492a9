package org.costscape.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import javafx.util.Duration;
import org.costscape.figure.PaintedPanel;

/** Draws the ball over the picture and lets it go its way; it stays on the surface while that turns. */
final class BallView extends Pane {
    private static final double RADIUS = 6;
    private static final double BEHIND_A_SURFACE = 0.5;
    private static final Duration WHOLE_WAY = Duration.seconds(1.6);

    private final Polyline track = new Polyline();
    private final Circle ball = new Circle(RADIUS);
    private final DoubleProperty share = new SimpleDoubleProperty(1);
    private final Timeline rolling = new Timeline();
    private List<Place> seen = List.of();

    /** A place of its way in the scene. */
    private record Place(double x, double y, boolean hidden) {}

    BallView() {
        setMouseTransparent(true);
        getStyleClass().add("ball-view");
        track.getStyleClass().add("track");
        ball.getStyleClass().add("ball");
        getChildren().addAll(track, ball);
        setVisible(false);
        share.addListener((property, old, now) -> place());
    }

    /** Lets a new ball go. */
    void go() {
        rolling.stop();
        share.set(0);
        rolling.getKeyFrames().setAll(new KeyFrame(WHOLE_WAY, new KeyValue(share, 1, Interpolator.EASE_BOTH)));
        rolling.play();
    }

    /**
     * Draws a ball on a picture.
     *
     * @param scale pixels per unit of the scene
     */
    void show(Optional<Painted> picture, Optional<BallModel.Ball> now, double scale) {
        seen = picture.flatMap(painted -> now.map(each -> seen(painted, each, scale)))
                .orElse(List.of());
        setVisible(!seen.isEmpty());
        place();
    }

    private static List<Place> seen(Painted picture, BallModel.Ball ball, double scale) {
        List<Place> places = new ArrayList<>();
        for (PaintedPanel panel : picture.painted()) {
            if (panel.cell() == ball.cell()) {
                ball.way()
                        .forEach(spot -> panel.sight(spot.x(), spot.y(), spot.value())
                                .ifPresent(sight ->
                                        places.add(new Place(sight.px() / scale, sight.py() / scale, sight.hidden()))));
            }
        }
        return places;
    }

    private void place() {
        track.getPoints().clear();
        if (seen.isEmpty()) {
            return;
        }
        int last = (int) Math.round(share.get() * (seen.size() - 1));
        seen.subList(0, last + 1).forEach(place -> track.getPoints().addAll(place.x, place.y));
        Place now = seen.get(last);
        ball.setCenterX(now.x);
        ball.setCenterY(now.y);
        ball.setOpacity(now.hidden ? BEHIND_A_SURFACE : 1);
    }
}
