package org.costscape.figure;

import java.util.List;
import java.util.Objects;

/**
 * One chart of a {@link CurveFigure}: curves over a y axis.
 *
 * @param yTitle quantity and unit of the y axis
 * @param weight height relative to the other panels' weights
 * @param fromZero whether the y axis reaches down (or up) to zero; not with a logarithmic scale
 */
public record Panel(String yTitle, double weight, List<Curve> curves, boolean fromZero, Scale scale) {
    public Panel {
        Objects.requireNonNull(scale, "panel: scale");
        curves = List.copyOf(curves);
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
        return new Panel(yTitle, 1, List.of(curves), false, Scale.LINEAR);
    }

    public Panel withWeight(double newWeight) {
        return new Panel(yTitle, newWeight, curves, fromZero, scale);
    }

    public Panel startingAtZero() {
        return new Panel(yTitle, weight, curves, true, Scale.LINEAR);
    }

    public Panel logarithmic() {
        return new Panel(yTitle, weight, curves, false, Scale.LOG);
    }
}
