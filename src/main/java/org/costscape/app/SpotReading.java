package org.costscape.app;

import java.util.Optional;
import org.costscape.experiment.Numbers;
import org.costscape.figure.Figure;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.PaintedPanel;
import org.costscape.figure.ReliefFigure;

/**
 * A point of a map or a surface that is being read.
 *
 * @param panel where it lies
 * @param spot the point and the value there
 * @param px its position in the picture, in pixels
 * @param py from the top
 */
record SpotReading(PaintedPanel panel, PaintedPanel.Spot spot, double px, double py) {
    /** What is seen at a pixel position, if that is a map or a surface. */
    static Optional<SpotReading> at(Painted picture, double px, double py) {
        return picture.panelAt(px, py)
                .filter(panel -> map(panel.figure()).isPresent())
                .flatMap(panel -> panel.at(px, py).map(spot -> new SpotReading(panel, spot, px, py)));
    }

    /** Coordinates and value in words, by the symbols that begin the titles of the axes. */
    String text() {
        HeatMapFigure map = map(panel.figure()).orElseThrow();
        String value = Double.isNaN(spot.value()) ? "not finite" : Numbers.threeDigits(spot.value());
        return symbol(map.xTitle()) + " " + Numbers.threeDigits(spot.x()) + "    " + symbol(map.yTitle()) + " "
                + Numbers.threeDigits(spot.y()) + "    " + map.valueTitle() + " " + value;
    }

    /** The values behind a map or a surface. */
    static Optional<HeatMapFigure> map(Figure figure) {
        if (figure instanceof ReliefFigure relief) {
            return Optional.of(relief.map());
        }
        return figure instanceof HeatMapFigure map ? Optional.of(map) : Optional.empty();
    }

    private static String symbol(String title) {
        return title.split("[:,]", 2)[0];
    }
}
