package org.costscape.landscape;

import org.costscape.file.BadInputException;

/**
 * How far a point lies along the line from θᵢ to θ_f, and how far from it, with u = (θ_f − θᵢ)/L and L = ‖θ_f − θᵢ‖:
 *
 * <p>α = uᵀ(θ − θᵢ), β = ‖θ − θᵢ − αu‖.
 *
 * <p>So α² + β² = ‖θ − θᵢ‖²; θᵢ has (0, 0) and θ_f has (L, 0). Both are in the unit of the parameters, and computed in double
 * with sums of sums, whose error does not grow with the number of parameters.
 *
 * <p>Reference: Goodfellow, Vinyals, Saxe, "Qualitatively characterizing neural network optimization problems", ICLR
 * 2015, section 5.
 */
public final class TrajectoryCoordinates {
    private static final int TERMS = 1024;

    private final double[] start;
    private final double[] u;
    private final double length;

    private TrajectoryCoordinates(double[] start, double[] u, double length) {
        this.start = start;
        this.u = u;
        this.length = length;
    }

    /**
     * The coordinates about a line.
     *
     * @param start θᵢ
     * @param end θ_f
     * @throws BadInputException if both are the same point, or their distance is not finite
     */
    public static TrajectoryCoordinates between(double[] start, double[] end) {
        double[] u = new double[start.length];
        for (int k = 0; k < u.length; k++) {
            u[k] = end[k] - start[k];
        }
        double length = normalize(u);
        if (!(length > 0) || !Double.isFinite(length)) {
            throw new BadInputException("trajectory: expected a last point at a finite distance above 0 from the first,"
                    + " found a distance of " + length + "; choose another last snapshot");
        }
        return new TrajectoryCoordinates(start.clone(), u, length);
    }

    /** L. */
    public double length() {
        return length;
    }

    /** u, a copy. */
    public double[] u() {
        return u.clone();
    }

    /** α and β of a point. */
    public TrajectoryPoint of(double[] theta) {
        double[] residual = minus(theta, start);
        double alpha = removeU(residual);
        return new TrajectoryPoint(alpha, Math.sqrt(dot(residual, residual)));
    }

    /** The unit vector from the line to a point that is not on it, orthogonal to u. */
    double[] v(double[] theta) {
        double[] v = minus(theta, start);
        orthonormalize(v);
        return v;
    }

    /** Takes u out of a vector, in place and twice, and gives it the norm 1; returns the norm that was left. */
    double orthonormalize(double[] vector) {
        removeU(vector);
        removeU(vector);
        return normalize(vector);
    }

    /** A tile of θᵢ + αu + βv, from number {@code from} on. */
    void at(double alpha, double beta, double[] v, int from, double[] tile) {
        int n = Math.min(tile.length, start.length - from);
        for (int k = 0; k < n; k++) {
            tile[k] = start[from + k] + alpha * u[from + k] + beta * v[from + k];
        }
    }

    /** Takes u out of a vector in place; returns uᵀ vector. */
    private double removeU(double[] vector) {
        double along = dot(u, vector);
        for (int k = 0; k < vector.length; k++) {
            vector[k] -= along * u[k];
        }
        return along;
    }

    private static double normalize(double[] vector) {
        double norm = Math.sqrt(dot(vector, vector));
        for (int k = 0; k < vector.length; k++) {
            vector[k] /= norm;
        }
        return norm;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int k = 0; k < a.length; k++) {
            difference[k] = a[k] - b[k];
        }
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int from = 0; from < a.length; from += TERMS) {
            double part = 0;
            for (int k = from; k < Math.min(a.length, from + TERMS); k++) {
                part += a[k] * b[k];
            }
            sum += part;
        }
        return sum;
    }
}
