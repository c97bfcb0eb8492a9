package org.costscape.landscape;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;

/**
 * Principal components of a trajectory θ_0, …, θ_T: the directions in which its points vary most about their mean.
 *
 * <p>The rows θ_t − θ_T, less their mean, are far fewer than parameters, so that the components come from the eigenvectors c of
 * their Gram matrix, v_k = Σ_t c_kt (row t) / √λ_k. A component's largest number in magnitude is positive, which decides its sign.
 *
 * <p>A random walk in many dimensions has explained ratios of 6/(πk)²: high ratios alone are no evidence that the trajectory
 * lies in a plane. Reference: Antognini and Sohl-Dickstein, "PCA of high dimensional random walks with comparison to neural
 * network training", NeurIPS 2018, section 3.
 */
public final class PrincipalComponents {
    private static final int TILE = 1 << 12;

    /** Eigenvalues of the Gram matrix below this share of the largest are rounding. */
    private static final double SMALLEST = 1e-12;

    private final List<ParameterVector> points;
    private final double[] eigenvalues; // falling
    private final double[][] eigenvectors; // (component, point)

    private PrincipalComponents(List<ParameterVector> points, EigenDecomposition gram) {
        this.points = points;
        this.eigenvalues = gram.getRealEigenvalues();
        this.eigenvectors = new double[eigenvalues.length][];
        for (int k = 0; k < eigenvalues.length; k++) {
            eigenvectors[k] = gram.getEigenvector(k).toArray();
        }
    }

    /**
     * The components of a trajectory.
     *
     * @param points at least two, of one layout; they stay the caller's to close, and open as long as this is used
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static PrincipalComponents of(List<ParameterVector> points, Progress progress) {
        int m = points.size();
        double[][] gram = new double[m][m];
        int size = points.get(0).size();
        for (int from = 0; from < size; from += TILE) {
            progress.check();
            double[][] rows = centred(points, from, Math.min(TILE, size - from));
            for (int i = 0; i < m; i++) {
                for (int j = 0; j <= i; j++) {
                    gram[i][j] += dot(rows[i], rows[j]);
                    gram[j][i] = gram[i][j];
                }
            }
        }
        return new PrincipalComponents(List.copyOf(points), new EigenDecomposition(new Array2DRowRealMatrix(gram)));
    }

    /** The number of components that are more than rounding. */
    public int rank() {
        double least = SMALLEST * Math.max(eigenvalues[0], Double.MIN_NORMAL);
        return (int) Arrays.stream(eigenvalues).filter(each -> each > least).count();
    }

    /** The share of the points' variance along component {@code k}, counted from 1. */
    public double explained(int k) {
        double sum = 0;
        for (double each : eigenvalues) {
            sum += Math.max(0, each);
        }
        return Math.max(0, eigenvalues[k - 1]) / sum;
    }

    /** The ratio that a long random walk in many dimensions explains by its component {@code k}: 6/(πk)². */
    public static double explainedOfRandomWalk(int k) {
        return 6 / (Math.PI * Math.PI * k * k);
    }

    /**
     * Component {@code k}, counted from 1 up to the rank, of length 1.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public double[] component(int k, Progress progress) {
        int size = points.get(0).size();
        double[] component = new double[size];
        double[] c = eigenvectors[k - 1];
        double root = Math.sqrt(eigenvalues[k - 1]);
        for (int from = 0; from < size; from += TILE) {
            progress.check();
            double[][] rows = centred(points, from, Math.min(TILE, size - from));
            for (int t = 0; t < rows.length; t++) {
                for (int i = 0; i < rows[t].length; i++) {
                    component[from + i] += c[t] * rows[t][i] / root;
                }
            }
        }
        return positive(component);
    }

    /** A tile of the rows θ_t − θ_T less their mean. */
    private static double[][] centred(List<ParameterVector> points, int from, int count) {
        double[][] rows = new double[points.size()][count];
        float[] scratch = new float[count];
        for (int t = 0; t < rows.length; t++) {
            points.get(t).read(from, rows[t], scratch);
        }
        double[] last = rows[rows.length - 1].clone();
        for (int i = 0; i < count; i++) {
            double mean = 0;
            for (double[] row : rows) {
                row[i] -= last[i];
                mean += row[i] / rows.length;
            }
            for (double[] row : rows) {
                row[i] -= mean;
            }
        }
        return rows;
    }

    private static double[] positive(double[] component) {
        double largest = 0;
        for (double each : component) {
            largest = Math.abs(each) > Math.abs(largest) ? each : largest;
        }
        if (largest < 0) {
            for (int i = 0; i < component.length; i++) {
                component[i] = -component[i];
            }
        }
        return component;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
