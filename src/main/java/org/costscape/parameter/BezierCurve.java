package org.costscape.parameter;

import java.util.List;

/**
 * A quadratic Bezier curve through parameter space, φ(t) = (1−t)² w₁ + 2t(1−t) θ + t² w₂.
 *
 * <p>Each point is computed afresh, in double and rounded once; t = 0 and t = 1 give the ends themselves, bit for bit.
 *
 * <p>Reference: Garipov, Izmailov, Podoprikhin, Vetrov, Wilson, "Loss surfaces, mode connectivity, and fast ensembling of
 * DNNs", NeurIPS 2018, equation 2.
 *
 * @param start w₁; the three vectors stay the caller's to close
 * @param bend θ
 * @param end w₂
 */
public record BezierCurve(ParameterVector start, ParameterVector bend, ParameterVector end) {
    public BezierCurve {
        for (ParameterVector each : List.of(bend, end)) {
            if (!each.layout().equals(start.layout()) || each.precision() != start.precision()) {
                throw new IllegalArgumentException("the points of a curve must have the same layout and precision");
            }
        }
    }

    /** {@code target} ← φ(t). */
    public void at(double t, ParameterVector target) {
        if (t == 0 || t == 1) {
            target.assign(t == 0 ? start : end);
            return;
        }
        double first = (1 - t) * (1 - t);
        double middle = weightOfBend(t);
        double last = t * t;
        VectorLoop.run(List.of(target), List.of(start, bend, end), (tiles, n) -> {
            double[] sum = tiles[0];
            for (int i = 0; i < n; i++) {
                sum[i] = first * tiles[1][i] + middle * tiles[2][i] + last * tiles[3][i];
            }
        });
    }

    /** ∂φ(t)/∂θ = 2t(1−t), the same for every parameter. */
    public static double weightOfBend(double t) {
        return 2 * t * (1 - t);
    }
}
