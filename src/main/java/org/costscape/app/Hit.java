package org.costscape.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.costscape.app.kind.Reading;
import org.costscape.figure.Curve;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.Panel;
import org.costscape.figure.PanelGeometry;

/**
 * A point of a figure that is being read.
 *
 * @param index of the reading
 * @param px its position in the picture, in pixels
 * @param marks where the curves stand there
 * @param focus the mark that is nearest to the pointer
 * @param ring the point, where it alone is read: of a map, a surface, or one of several curves; there are no marks then
 * @param text the values in words
 */
record Hit(int index, double px, List<Mark> marks, Optional<Mark> focus, Optional<Mark> ring, String text) {
    /**
     * A point of a curve.
     *
     * @param panel number of its panel, from the top
     */
    record Mark(int panel, double px, double py) {}

    Hit {
        marks = List.copyOf(marks);
    }

    /** Reads a point of a map or a surface. */
    static Hit of(SpotReading spot) {
        return alone(0, new Mark(0, spot.px(), spot.py()), spot.text());
    }

    /** Reads a point of a curve. */
    static Hit of(CurveReading point) {
        return alone(point.index(), new Mark(0, point.px(), point.py()), point.text());
    }

    private static Hit alone(int index, Mark ring, String text) {
        return new Hit(index, ring.px(), List.of(), Optional.empty(), Optional.of(ring), text);
    }

    /** Reads the point that is nearest to a position; the picture has at least one reading. */
    static Hit nearest(Painted picture, double px, double py) {
        PanelGeometry first = picture.panels().get(0);
        List<Reading> readings = picture.shown().readings();
        int best = 0;
        for (int i = 1; i < readings.size(); i++) {
            if (Math.abs(first.pxAt(readings.get(i).x()) - px)
                    < Math.abs(first.pxAt(readings.get(best).x()) - px)) {
                best = i;
            }
        }
        return at(picture, best, py);
    }

    /** Reads one point, with the pointer at a height. */
    static Hit at(Painted picture, int index, double pointer) {
        List<Reading> readings = picture.shown().readings();
        double px = picture.panels().get(0).pxAt(readings.get(index).x());
        List<Mark> marks = new ArrayList<>();
        List<Panel> panels = picture.shown().figure() instanceof CurveFigure curves ? curves.panels() : List.of();
        for (int i = 0; i < panels.size(); i++) {
            PanelGeometry geometry = picture.panels().get(i);
            for (Curve curve : panels.get(i).curves()) {
                double py = geometry.pyAt(curve.points().y(index));
                if (geometry.contains(px, py)) {
                    marks.add(new Mark(i, px, py));
                }
            }
        }
        Optional<Mark> focus = marks.stream().min(Comparator.comparingDouble(mark -> Math.abs(mark.py() - pointer)));
        return new Hit(
                index, px, marks, focus, Optional.empty(), readings.get(index).text());
    }
}
