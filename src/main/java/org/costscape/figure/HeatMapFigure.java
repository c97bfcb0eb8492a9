package org.costscape.figure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A value over a plane: each point of a grid is a cell of a colour, with a bar that says which colour is which value, and
 * paths over it.
 *
 * @param xTitle quantity and unit of the x axis
 * @param yTitle quantity and unit of the y axis
 * @param valueTitle quantity and unit of the values
 * @param grid the values; those that the scale cannot show are holes, which are hatched and counted in the caption
 * @param scale how colours are laid out over the values
 * @param valueRange the range of the colours, where figures share one; otherwise it fits the grid. Values outside it have the
 *     colour of its nearer end
 * @param trails paths, each in a colour of its own
 */
public record HeatMapFigure(
        String title,
        String caption,
        String xTitle,
        String yTitle,
        String valueTitle,
        ValueGrid grid,
        Scale scale,
        Optional<Range> valueRange,
        List<Trail> trails,
        Map<String, String> provenance)
        implements Figure {
    public HeatMapFigure {
        trails = List.copyOf(trails);
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }

    /** A heat map on a linear scale without paths. */
    public static HeatMapFigure of(
            String title, String caption, String xTitle, String yTitle, String valueTitle, ValueGrid grid) {
        return new HeatMapFigure(
                title, caption, xTitle, yTitle, valueTitle, grid, Scale.LINEAR, Optional.empty(), List.of(), Map.of());
    }

    public HeatMapFigure logarithmic() {
        return new HeatMapFigure(
                title, caption, xTitle, yTitle, valueTitle, grid, Scale.LOG, valueRange, trails, provenance);
    }

    /** The same with the colours of a given range of values, which several figures share. */
    public HeatMapFigure withValueRange(Range range) {
        return new HeatMapFigure(
                title, caption, xTitle, yTitle, valueTitle, grid, scale, Optional.of(range), trails, provenance);
    }

    public HeatMapFigure withTrails(List<Trail> newTrails) {
        return new HeatMapFigure(
                title, caption, xTitle, yTitle, valueTitle, grid, scale, valueRange, newTrails, provenance);
    }

    public HeatMapFigure withProvenance(Map<String, String> newProvenance) {
        return new HeatMapFigure(
                title, caption, xTitle, yTitle, valueTitle, grid, scale, valueRange, trails, newProvenance);
    }

    /** The caption as it is drawn: with the number of holes, where there are any. */
    String captionWithHoles() {
        long holes = grid.missing(scale);
        if (holes == 0) {
            return caption;
        }
        String count = String.format(
                Locale.ROOT,
                "%,d of %,d cells %s (hatched).",
                holes,
                (long) grid.columns() * grid.rows(),
                scale.missing());
        return caption.isBlank() ? count : caption + " " + count;
    }
}
