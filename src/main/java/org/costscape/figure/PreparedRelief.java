package org.costscape.figure;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What is drawn of a relief, whatever the camera. The last one is kept: a picture that is turned asks for it in each frame.
 *
 * @param levels positions of the iso-lines in the range of the values
 * @param lines for each level its lines over x and y of the box
 */
record PreparedRelief(HeatMapFigure map, Relief relief, List<Double> levels, List<List<Points>> lines) {
    /** About so many iso-lines. */
    private static final int ISO_LINES = 20;

    private static final AtomicReference<@Nullable PreparedRelief> LAST = new AtomicReference<>();

    static PreparedRelief of(HeatMapFigure map) {
        PreparedRelief last = LAST.get();
        if (last != null && last.map.equals(map)) {
            return last;
        }
        Range range = map.range();
        Relief relief = new Relief(map);
        List<Double> levels = IsoLevels.of(map.scale(), range, ISO_LINES).stream()
                .map(level -> map.scale().position(level.value(), range))
                .toList();
        PreparedRelief prepared = new PreparedRelief(
                map, relief, levels, levels.stream().map(relief::isoLines).toList());
        LAST.set(prepared);
        return prepared;
    }
}
