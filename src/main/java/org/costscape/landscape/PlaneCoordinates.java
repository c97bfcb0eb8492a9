package org.costscape.landscape;

import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;

/**
 * Coordinates of points in a plane θ₀ + a d₁ + b d₂ by least squares: a and b that bring the plane nearest to θ, from the
 * Gram system (d₁·d₁ a + d₁·d₂ b, d₁·d₂ a + d₂·d₂ b) = (d₁·(θ−θ₀), d₂·(θ−θ₀)). The directions need not be orthogonal.
 */
public final class PlaneCoordinates {
    /** Directions whose sine is below this are parallel to rounding. */
    private static final double SMALLEST_SINE = 1e-5;

    private final double[] origin;
    private final double[] first;
    private final double[] second;
    private final double firstNorm;
    private final double secondNorm;
    private final double cosine;

    /**
     * The place of a point.
     *
     * @param a coordinate along d₁
     * @param b coordinate along d₂
     * @param residual distance from the plane
     */
    public record Place(double a, double b, double residual) {}

    /** @param plane of two directions that are not zero and not {@link #parallel} */
    public PlaneCoordinates(Subspace plane) {
        ParameterVector d1 = plane.directions().get(0);
        ParameterVector d2 = plane.directions().get(1);
        this.origin = plane.origin().toDoubles();
        this.first = d1.toDoubles();
        this.second = d2.toDoubles();
        this.firstNorm = d1.norm();
        this.secondNorm = d2.norm();
        this.cosine = cosine(d1, d2);
    }

    /** The cosine of the angle between two directions, neither of them zero. */
    public static double cosine(ParameterVector d1, ParameterVector d2) {
        double first = 1 / d1.norm();
        double second = 1 / d2.norm();
        return Math.max(-1, Math.min(1, d1.dot(d2) * first * second));
    }

    /** Whether directions of this cosine span no plane. */
    public static boolean parallel(double cosine) {
        return 1 - cosine * cosine < SMALLEST_SINE * SMALLEST_SINE;
    }

    /** The coordinates of a point, and how far it is from the plane. */
    public Place of(ParameterVector theta) {
        double[] rest = theta.toDoubles();
        double alongFirst = 0;
        double alongSecond = 0;
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= origin[i];
            alongFirst += first[i] / firstNorm * rest[i];
            alongSecond += second[i] / secondNorm * rest[i];
        }
        double determinant = 1 - cosine * cosine;
        double a = (alongFirst - cosine * alongSecond) / determinant / firstNorm;
        double b = (alongSecond - cosine * alongFirst) / determinant / secondNorm;
        double residual = 0;
        for (int i = 0; i < rest.length; i++) {
            double off = rest[i] - a * first[i] - b * second[i];
            residual += off * off;
        }
        return new Place(a, b, Math.sqrt(residual));
    }
}
