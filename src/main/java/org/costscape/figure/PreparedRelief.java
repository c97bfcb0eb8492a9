package org.costscape.figure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What is drawn of a relief, whatever the camera and the paths. The last ones are kept: figures that are turned, or whose
 * paths grow, ask for them in each frame.
 *
 * @param range of the values
 * @param levels positions of the iso-lines in the range
 * @param lines for each level its lines over x and y of the box
 */
record PreparedRelief(
        Key key, Range range, Relief relief, ReliefInk ink, List<Double> levels, List<List<Points>> lines) {
    /** About so many iso-lines. */
    private static final int ISO_LINES = 20;

    /** As many as a sheet has surfaces that are turned together. */
    private static final int KEPT = 8;

    private static final Deque<PreparedRelief> LAST = new ArrayDeque<>();

    private record Key(ValueGrid grid, Scale scale, Optional<Range> valueRange, ColorMap colors) {}

    static PreparedRelief of(HeatMapFigure map) {
        Key key = new Key(map.grid(), map.scale(), map.valueRange(), map.colors());
        synchronized (LAST) {
            PreparedRelief prepared = LAST.stream()
                    .filter(each -> each.key.equals(key))
                    .findFirst()
                    .orElseGet(() -> prepare(key, map));
            LAST.remove(prepared);
            LAST.addFirst(prepared);
            if (LAST.size() > KEPT) {
                LAST.removeLast();
            }
            return prepared;
        }
    }

    private static PreparedRelief prepare(Key key, HeatMapFigure map) {
        Range range = map.range();
        Relief relief = new Relief(map);
        List<Double> levels = IsoLevels.of(map.scale(), range, ISO_LINES).stream()
                .map(level -> map.scale().position(level.value(), range))
                .toList();
        return new PreparedRelief(
                key,
                range,
                relief,
                new ReliefInk(map.colors(), levels),
                levels,
                levels.stream().map(relief::isoLines).toList());
    }
}
