package org.costscape.figure;

import java.util.Optional;

/**
 * Which colour is which value, once for several figures.
 *
 * @param range the values at its lower and its upper end
 * @param title quantity and unit of the values
 */
public record ColorKey(ColorMap colors, Scale scale, Range range, String title) {
    /** What the bar of a map says, or of the map that is seen from the side; of other figures there is none. */
    public static Optional<ColorKey> of(Figure figure) {
        if (figure instanceof ReliefFigure relief) {
            return of(relief.map());
        }
        return figure instanceof HeatMapFigure map
                ? Optional.of(new ColorKey(map.colors(), map.scale(), map.range(), map.valueTitle()))
                : Optional.empty();
    }
}
