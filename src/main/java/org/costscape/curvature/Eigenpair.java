package org.costscape.curvature;

/** An approximate eigenvalue λ of A with a vector v of length 1; some eigenvalue of A is within ‖Av − λv‖ of λ. */
public final class Eigenpair {
    private final double value;
    private final double residual;
    private final double[] vector;

    /** @param vector v (n), taken over */
    Eigenpair(double value, double residual, double[] vector) {
        this.value = value;
        this.residual = residual;
        this.vector = vector;
    }

    /** λ. */
    public double value() {
        return value;
    }

    /** ‖Av − λv‖, computed with a product of its own. */
    public double residual() {
        return residual;
    }

    /** A copy of v (n). */
    public double[] vector() {
        return vector.clone();
    }
}
