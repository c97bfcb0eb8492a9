package org.costscape.app;

import java.util.Optional;
import org.costscape.experiment.Numbers;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.PaintedPanel;

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
                .filter(panel -> panel.figure().singleMap().isPresent())
                .flatMap(panel -> panel.at(px, py).map(spot -> new SpotReading(panel, spot, px, py)));
    }

    /** Coordinates and value in words, by the symbols that begin the titles of the axes. */
    String text() {
        HeatMapFigure map = panel.figure().singleMap().orElseThrow();
        String value = Double.isNaN(spot.value()) ? "not finite" : Numbers.threeDigits(spot.value());
        return symbol(map.xTitle()) + " " + Numbers.threeDigits(spot.x()) + "    " + symbol(map.yTitle()) + " "
                + Numbers.threeDigits(spot.y()) + "    " + map.valueTitle() + " " + value;
    }

    private static String symbol(String title) {
        return title.split("[:,]", 2)[0];
    }
}
