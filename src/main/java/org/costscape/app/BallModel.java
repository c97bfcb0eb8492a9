package org.costscape.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.costscape.app.kind.Points;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.PaintedPanel;
import org.costscape.figure.PaintedPanel.Spot;

/** A ball on a map or a surface of a pane: rolling down from a point, or going along a step of training. */
final class BallModel {
    private static final int POINTS_OF_STEP = 60;

    private final ReadOnlyObjectWrapper<Optional<Ball>> ball = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * A ball and its way.
     *
     * @param cell number of the figure in its sheet, 0 where there is no sheet
     * @param way on the axes of the figure, with the heights
     */
    record Ball(int cell, List<Spot> way) {}

    /** The ball that is shown. */
    ReadOnlyObjectProperty<Optional<Ball>> ballProperty() {
        return ball.getReadOnlyProperty();
    }

    /** Lets a ball go at a point. */
    void roll(SpotReading from, Optional<Points> points) {
        from.panel()
                .figure()
                .singleMap()
                .ifPresent(map -> ball.set(Optional.of(new Ball(
                        from.panel().cell(),
                        BallPath.from(
                                map,
                                from.spot().x(),
                                from.spot().y(),
                                points.map(Points::xLength).orElse(1.0),
                                points.map(Points::yLength).orElse(1.0))))));
    }

    /** Lets a ball go along a step, from 0 to 1 on the first axis, on the surface before it. */
    void step(Painted picture) {
        Optional<PaintedPanel> before = picture.painted().stream().findFirst();
        Optional<HeatMapFigure> map = before.flatMap(panel -> panel.figure().singleMap());
        if (map.isPresent()) {
            List<Spot> way = new ArrayList<>();
            for (int i = 0; i <= POINTS_OF_STEP; i++) {
                double a = (double) i / POINTS_OF_STEP;
                way.add(new Spot(a, 0, map.get().valueAt(a, 0)));
            }
            ball.set(Optional.of(new Ball(before.get().cell(), way)));
        }
    }

    /** Takes it away. */
    void clear() {
        if (ball.get().isPresent()) {
            ball.set(Optional.empty());
        }
    }
}
