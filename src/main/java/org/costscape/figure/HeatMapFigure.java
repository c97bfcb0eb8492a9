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
 * @param notes labels of points
 * @param isoLines whether colours go over into each other from point to point, with labelled lines of equal value over them
 * @param bar whether a bar beside the map says which colour is which value
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
        List<Note> notes,
        ColorMap colors,
        boolean isoLines,
        boolean bar,
        Map<String, String> provenance)
        implements Figure {
    public HeatMapFigure {
        trails = List.copyOf(trails);
        notes = List.copyOf(notes);
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }

    /** A heat map on a linear scale without paths. */
    public static HeatMapFigure of(
            String title, String caption, String xTitle, String yTitle, String valueTitle, ValueGrid grid) {
        return new HeatMapFigure(
                title,
                caption,
                xTitle,
                yTitle,
                valueTitle,
                grid,
                Scale.LINEAR,
                Optional.empty(),
                List.of(),
                List.of(),
                ColorMap.VIRIDIS,
                false,
                true,
                Map.of());
    }

    public HeatMapFigure logarithmic() {
        return with(Scale.LOG, valueRange, colors);
    }

    /** The same with the colours of a given range of values, which several figures share. */
    public HeatMapFigure withValueRange(Range range) {
        return with(scale, Optional.of(range), colors);
    }

    @Override
    public Optional<HeatMapFigure> singleMap() {
        return Optional.of(this);
    }

    @Override
    public HeatMapFigure on(ValueScale shared) {
        return with(shared.scale(), Optional.of(shared.range()), colors);
    }

    /** The same values in other colours. */
    public HeatMapFigure with(Scale newScale, Optional<Range> newRange, ColorMap newColors) {
        return colored(newScale, newRange, newColors, isoLines, bar);
    }

    public HeatMapFigure withIsoLines() {
        return colored(scale, valueRange, colors, true, bar);
    }

    /** The same without its bar of colours, where one of a {@link FigureSheet} stands for all. */
    public HeatMapFigure withoutBar() {
        return colored(scale, valueRange, colors, isoLines, false);
    }

    public HeatMapFigure withTrails(List<Trail> newTrails) {
        return overlaid(newTrails, notes);
    }

    public HeatMapFigure withNotes(List<Note> newNotes) {
        return overlaid(trails, newNotes);
    }

    public HeatMapFigure withProvenance(Map<String, String> newProvenance) {
        return named(title, newProvenance);
    }

    @Override
    public HeatMapFigure withTitle(String newTitle) {
        return named(newTitle, provenance);
    }

    /** The same with its values shown in another way. */
    private HeatMapFigure colored(
            Scale newScale, Optional<Range> newRange, ColorMap newColors, boolean newIsoLines, boolean newBar) {
        return new HeatMapFigure(
                title,
                caption,
                xTitle,
                yTitle,
                valueTitle,
                grid,
                newScale,
                newRange,
                trails,
                notes,
                newColors,
                newIsoLines,
                newBar,
                provenance);
    }

    /** The same with other things over the map. */
    private HeatMapFigure overlaid(List<Trail> newTrails, List<Note> newNotes) {
        return new HeatMapFigure(
                title,
                caption,
                xTitle,
                yTitle,
                valueTitle,
                grid,
                scale,
                valueRange,
                newTrails,
                newNotes,
                colors,
                isoLines,
                bar,
                provenance);
    }

    /** The same under another title, or made otherwise. */
    private HeatMapFigure named(String newTitle, Map<String, String> newProvenance) {
        return new HeatMapFigure(
                newTitle,
                caption,
                xTitle,
                yTitle,
                valueTitle,
                grid,
                scale,
                valueRange,
                trails,
                notes,
                colors,
                isoLines,
                bar,
                newProvenance);
    }

    /**
     * The value at any place, as a surface and contours show it: bilinear between the points of the grid on this figure's
     * scale. Not a number outside the grid and in a hole.
     */
    public double valueAt(double x, double y) {
        return grid.at(x, y, scale);
    }

    /** The value that the map shows at a place: between the points with iso-lines, else of the whole cell. */
    double shownAt(double x, double y) {
        return isoLines ? valueAt(x, y) : grid.ofCell(x, y);
    }

    /** The values between the ends of the colours. */
    Range range() {
        return colors.range(valueRange.orElseGet(() -> grid.range(scale)));
    }

    /** The caption as it is drawn: with the number of holes and of values outside the range, where there are any. */
    String captionWithHoles(String holesAre, String outsideIs) {
        StringBuilder text = new StringBuilder(caption);
        append(text, grid.missing(scale), scale.missing() + " (" + holesAre + ")");
        Range range = range();
        append(
                text,
                grid.count(value -> scale.shows(value) && !range.contains(value)),
                "outside the range of the colours" + outsideIs);
        return text.toString();
    }

    private void append(StringBuilder text, long count, String what) {
        if (count > 0) {
            boolean ended = text.isEmpty() || text.charAt(text.length() - 1) == '.';
            text.append(ended ? "" : ".")
                    .append(text.isEmpty() ? "" : " ")
                    .append(String.format(
                            Locale.ROOT, "%,d of %,d points %s.", count, (long) grid.columns() * grid.rows(), what));
        }
    }
}
