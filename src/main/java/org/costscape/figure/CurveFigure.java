package org.costscape.figure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Curves over one x axis, in one panel or several stacked above each other.
 *
 * @param xTitle quantity and unit of the x axis
 * @param xScale how x is laid out
 * @param xRange the range of x, where it is known before the curves are; otherwise it fits curves and markers
 * @param panels at least one, from top to bottom
 * @param legend whether it says which curve is which; not where a figure beside it does
 */
public record CurveFigure(
        String title,
        String caption,
        String xTitle,
        Scale xScale,
        Optional<Range> xRange,
        List<Panel> panels,
        List<VerticalMarker> markers,
        LegendSpot legend,
        Map<String, String> provenance)
        implements Figure {
    /** With a legend where there is room. */
    public CurveFigure(
            String title,
            String caption,
            String xTitle,
            Scale xScale,
            Optional<Range> xRange,
            List<Panel> panels,
            List<VerticalMarker> markers,
            Map<String, String> provenance) {
        this(title, caption, xTitle, xScale, xRange, panels, markers, LegendSpot.FREE, provenance);
    }

    public CurveFigure {
        panels = List.copyOf(panels);
        markers = List.copyOf(markers);
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("figure '" + title + "': panels: expected at least 1, found 0");
        }
    }

    public static CurveFigure of(String title, String caption, String xTitle, Panel... panels) {
        return new CurveFigure(
                title, caption, xTitle, Scale.LINEAR, Optional.empty(), List.of(panels), List.of(), Map.of());
    }

    /** The same figure with a fixed range of x: a curve that is still being computed does not move the axis. */
    public CurveFigure withXRange(double lower, double upper) {
        Optional<Range> range = Optional.of(new Range(lower, upper));
        return new CurveFigure(title, caption, xTitle, xScale, range, panels, markers, legend, provenance);
    }

    /** The same figure with other axes. */
    CurveFigure withAxes(Optional<Range> newXRange, List<Panel> newPanels) {
        return new CurveFigure(title, caption, xTitle, xScale, newXRange, newPanels, markers, legend, provenance);
    }

    /** The same with other panels. */
    public CurveFigure withPanels(List<Panel> newPanels) {
        return withAxes(xRange, newPanels);
    }

    /** The same over a logarithmic x axis, which leaves out what is not above 0. */
    public CurveFigure withLogarithmicX() {
        return new CurveFigure(title, caption, xTitle, Scale.LOG, xRange, panels, markers, legend, provenance);
    }

    public CurveFigure withMarkers(VerticalMarker... newMarkers) {
        return new CurveFigure(title, caption, xTitle, xScale, xRange, panels, List.of(newMarkers), legend, provenance);
    }

    public CurveFigure withProvenance(Map<String, String> newProvenance) {
        return new CurveFigure(title, caption, xTitle, xScale, xRange, panels, markers, legend, newProvenance);
    }

    /** The same with its legend elsewhere. */
    public CurveFigure withLegend(LegendSpot spot) {
        return new CurveFigure(title, caption, xTitle, xScale, xRange, panels, markers, spot, provenance);
    }

    @Override
    public CurveFigure withTitle(String newTitle) {
        return new CurveFigure(newTitle, caption, xTitle, xScale, xRange, panels, markers, legend, provenance);
    }
}
