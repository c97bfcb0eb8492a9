package org.costscape.parameter;

import java.util.List;

/**
 * A line or a plane of parameter space, θ(c) = θ₀ + Σ cᵢ dᵢ.
 *
 * <p>Each point is computed afresh from θ₀, in double and rounded once, so that it does not depend on the order of evaluation.
 */
public final class Subspace {
    private static final int TILE = 1 << 12;

    private final ParameterVector origin;
    private final List<ParameterVector> directions;

    /**
     * @param origin θ₀; stays the caller's to close, as the directions do
     * @param directions d₁, …, of the layout and precision of θ₀; at least one
     */
    public Subspace(ParameterVector origin, List<ParameterVector> directions) {
        if (directions.isEmpty()) {
            throw new IllegalArgumentException("a subspace has at least one direction");
        }
        for (ParameterVector direction : directions) {
            if (!direction.layout().equals(origin.layout()) || direction.precision() != origin.precision()) {
                throw new IllegalArgumentException("a direction must have the layout and the precision of the origin");
            }
        }
        this.origin = origin;
        this.directions = List.copyOf(directions);
    }

    /** θ₀. */
    public ParameterVector origin() {
        return origin;
    }

    /** d₁, … */
    public List<ParameterVector> directions() {
        return directions;
    }

    /** Number of directions. */
    public int dimension() {
        return directions.size();
    }

    /** {@code target} ← θ(c). */
    public void at(double[] c, ParameterVector target) {
        at(c, target, 0, origin.size());
    }

    /** {@code target} ← θ(c), only {@code count} numbers from number {@code from} on. */
    public void at(double[] c, ParameterVector target, int from, int count) {
        for (int done = 0; done < count; done += TILE) {
            tile(c, target, from + done, Math.min(TILE, count - done));
        }
    }

    private void tile(double[] c, ParameterVector target, int from, int count) {
        double[] sum = new double[count];
        double[] each = new double[count];
        float[] scratch = new float[count];
        origin.read(from, sum, scratch);
        for (int k = 0; k < directions.size(); k++) {
            if (c[k] != 0) {
                directions.get(k).read(from, each, scratch);
                add(sum, c[k], each);
            }
        }
        target.write(from, sum, scratch);
    }

    private static void add(double[] sum, double factor, double[] each) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * each[i];
        }
    }
}
