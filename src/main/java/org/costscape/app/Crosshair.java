package org.costscape.app;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.costscape.figure.PanelGeometry;

/** Thin lines through the point of a figure that is being read, and a ring on each curve there. */
final class Crosshair extends Pane {
    private static final double RADIUS = 4;

    Crosshair() {
        setMouseTransparent(true);
        getStyleClass().add("crosshair");
    }

    /**
     * Shows a point of a picture.
     *
     * @param scale pixels of the picture per unit of the scene
     */
    void show(Optional<Painted> picture, Optional<Hit> hit, double scale) {
        getChildren().clear();
        picture.ifPresent(now -> hit.ifPresent(at -> draw(now, at, scale)));
    }

    private void draw(Painted picture, Hit hit, double scale) {
        List<PanelGeometry> panels = picture.panels();
        if (hit.ring().isPresent()) {
            Hit.Mark ring = hit.ring().get();
            getChildren().add(new Circle(ring.px() / scale, ring.py() / scale, RADIUS));
            return;
        }
        double x = Math.floor(hit.px() / scale) + 0.5;
        for (PanelGeometry panel : panels) {
            getChildren().add(hairline(x, panel.top() / scale, x, (panel.top() + panel.height()) / scale));
        }
        hit.focus().ifPresent(mark -> {
            PanelGeometry panel = panels.get(mark.panel());
            double y = Math.floor(mark.py() / scale) + 0.5;
            getChildren().add(hairline(panel.left() / scale, y, (panel.left() + panel.width()) / scale, y));
        });
        for (Hit.Mark mark : hit.marks()) {
            getChildren().add(new Circle(mark.px() / scale, mark.py() / scale, RADIUS));
        }
    }

    private static Node hairline(double x1, double y1, double x2, double y2) {
        return new Line(x1, y1, x2, y2);
    }
}
