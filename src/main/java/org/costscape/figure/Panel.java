package org.costscape.figure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One chart of a {@link CurveFigure}: curves over a y axis.
 *
 * @param yTitle quantity and unit of the y axis
 * @param weight height relative to the other panels' weights
 * @param bands shaded behind the curves; the axis fits the curves alone
 * @param notes labels of points
 * @param fromZero whether the y axis reaches down (or up) to zero; not with a logarithmic scale
 * @param yRange the range of y, where several panels share one; otherwise it fits the curves
 */
public record Panel(
        String yTitle,
        double weight,
        List<Curve> curves,
        List<Band> bands,
        List<Note> notes,
        boolean fromZero,
        Scale scale,
        Optional<Range> yRange) {
    /** A panel whose y axis fits its curves, without notes. */
    public Panel(String yTitle, double weight, List<Curve> curves, List<Band> bands, boolean fromZero, Scale scale) {
        this(yTitle, weight, curves, bands, List.of(), fromZero, scale, Optional.empty());
    }

    public Panel {
        Objects.requireNonNull(scale, "panel: scale");
        curves = List.copyOf(curves);
        bands = List.copyOf(bands);
        notes = List.copyOf(notes);
        if (!(weight > 0) || !Double.isFinite(weight)) {
            throw new IllegalArgumentException(
                    "panel '" + yTitle + "': weight: expected a finite number > 0, found " + weight);
        }
        if (fromZero && scale == Scale.LOG) {
            throw new IllegalArgumentException(
                    "panel '" + yTitle + "': fromZero: expected false with a logarithmic scale, found true");
        }
    }

    /** A panel of weight 1 with a linear y axis that fits the curves. */
    public static Panel of(String yTitle, Curve... curves) {
        return new Panel(yTitle, 1, List.of(curves), List.of(), false, Scale.LINEAR);
    }

    public Panel withWeight(double newWeight) {
        return new Panel(yTitle, newWeight, curves, bands, notes, fromZero, scale, yRange);
    }

    public Panel withBands(Band... newBands) {
        return new Panel(yTitle, weight, curves, List.of(newBands), notes, fromZero, scale, yRange);
    }

    public Panel withNotes(List<Note> newNotes) {
        return new Panel(yTitle, weight, curves, bands, newNotes, fromZero, scale, yRange);
    }

    public Panel startingAtZero() {
        return new Panel(yTitle, weight, curves, bands, notes, true, Scale.LINEAR, yRange);
    }

    public Panel logarithmic() {
        return new Panel(yTitle, weight, curves, bands, notes, false, Scale.LOG, yRange);
    }

    /** The same over the y axis of another one. */
    Panel withAxisOf(Panel other) {
        return new Panel(yTitle, weight, curves, bands, notes, other.fromZero, other.scale, other.yRange);
    }

    /** The same with a given range of y, which panels of several figures share. */
    public Panel withYRange(Range range) {
        return new Panel(yTitle, weight, curves, bands, notes, fromZero, scale, Optional.of(range));
    }
}
