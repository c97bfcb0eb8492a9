package org.costscape.app.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a window is, in units of the screen.
 *
 * @param maximized whether it fills a screen; the other values are then those of before
 */
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
    /** So much of a window must be seen, so that it can be grasped. */
    private static final double SEEN = 120;

    /** A screen, or the part of it that windows may use. */
    public record Area(double x, double y, double width, double height) {
        private boolean shows(WindowPlace place) {
            double seen = Math.min(x + width, place.x + place.width) - Math.max(x, place.x);
            return seen >= SEEN && place.height >= SEEN && place.y >= y && place.y + SEEN <= y + height;
        }

        private boolean holds(WindowPlace place) {
            return place.width <= width && place.height <= height;
        }
    }

    /** The place that is remembered, if it is still on a screen and no larger than that. */
    public static Optional<WindowPlace> of(Memory memory, List<Area> screens) {
        OptionalDouble x = memory.number("window.x");
        OptionalDouble y = memory.number("window.y");
        OptionalDouble width = memory.number("window.width");
        OptionalDouble height = memory.number("window.height");
        if (x.isEmpty() || y.isEmpty() || width.isEmpty() || height.isEmpty()) {
            return Optional.empty();
        }
        WindowPlace place = new WindowPlace(
                x.getAsDouble(),
                y.getAsDouble(),
                width.getAsDouble(),
                height.getAsDouble(),
                memory.text("window.maximized").equals(Optional.of("true")));
        return Optional.of(place)
                .filter(found -> screens.stream().anyMatch(screen -> screen.shows(found) && screen.holds(found)));
    }

    /** As {@link #of} reads it. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("window.x", Double.toString(x));
        values.put("window.y", Double.toString(y));
        values.put("window.width", Double.toString(width));
        values.put("window.height", Double.toString(height));
        values.put("window.maximized", Boolean.toString(maximized));
        return values;
    }
}
