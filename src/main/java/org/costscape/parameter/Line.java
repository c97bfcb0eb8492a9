package org.costscape.parameter;

/**
 * The straight line through two points of parameter space, θ(α) = (1−α)θᵢ + αθ_f.
 *
 * <p>Each point is computed afresh from the two ends, so that it does not depend on the order of evaluation; α = 0 and α = 1
 * give the ends themselves, bit for bit.
 *
 * <p>Reference: Goodfellow, Vinyals, Saxe, "Qualitatively characterizing neural network optimization problems", ICLR
 * 2015, section 2.
 *
 * @param start θᵢ
 * @param end θ_f
 */
public record Line(ParameterVector start, ParameterVector end) {
    public Line {
        if (!start.layout().equals(end.layout()) || start.precision() != end.precision()) {
            throw new IllegalArgumentException("the ends of a line must have the same layout and precision");
        }
    }

    /** {@code target} ← θ(α). */
    public void at(double alpha, ParameterVector target) {
        if (alpha == 0 || alpha == 1) {
            target.assign(alpha == 0 ? start : end);
            return;
        }
        target.assign(start);
        target.scale(1 - alpha);
        target.add(alpha, end);
    }
}
