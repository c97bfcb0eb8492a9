package org.costscape.app;

import java.util.function.Consumer;
import org.costscape.app.kind.Shown;
import org.costscape.app.work.Lane;
import org.costscape.app.work.TaskRunner;

/**
 * A pane in the centre of the window.
 *
 * @param figure what it shows
 * @param paint its picture
 * @param hover what is read off it
 * @param ball a ball on it
 */
record PaneModel(FigureModel figure, PaintModel paint, HoverModel hover, BallModel ball) {
    /**
     * A pane that computes on a lane and paints in the background.
     *
     * @param soon see {@link FigureModel}
     */
    static PaneModel of(
            Lane lane, TaskRunner painter, CameraModel camera, Consumer<Runnable> soon, Consumer<Throwable> failures) {
        PaneModel pane = new PaneModel(
                new FigureModel(lane, painter, soon),
                new PaintModel(painter, camera, failures),
                new HoverModel(),
                new BallModel());
        pane.figure.shownProperty().addListener((property, old, now) -> pane.paint.show(now));
        pane.figure.shownProperty().addListener((property, old, now) -> {
            if (!old.map(Shown::name).equals(now.map(Shown::name))) {
                pane.ball.clear();
            }
        });
        pane.paint.paintedProperty().addListener((property, old, now) -> pane.hover.show(now));
        return pane;
    }

    /** Whether this very figure is shown here. */
    boolean shows(Shown each) {
        return figure.shownProperty().get().filter(each::equals).isPresent();
    }

    /** The figure itself, or of a coarse one what it has become by now. */
    Shown finished(Shown each) {
        return figure.shownProperty()
                .get()
                .filter(now -> each.coarse() && now.name().equals(each.name()))
                .orElse(each);
    }
}
