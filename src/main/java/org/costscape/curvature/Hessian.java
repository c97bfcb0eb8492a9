package org.costscape.curvature;

import java.util.Optional;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.HessianProducts;
import org.costscape.cost.TwiceDifferentiable;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;

/**
 * The Hessian H = ∂²J/∂θ² (n, n) of a cost at a point, by its products with vectors.
 *
 * <p>Where J knows its Hessian, or has exact products with it ({@link CostFunction#hessianProducts}), they are taken. Otherwise Hv = ‖v‖ [8(g(θ + εu) − g(θ − εu)) − (g(θ + 2εu) − g(θ − 2εu))]/12ε with u =
 * v/‖v‖, ε = {@value #STEP} and g the gradient, in double, of the smooth piece of J on which θ lies ({@link
 * CostFunction#costAndGradient(ParameterVector, ParameterVector, ParameterVector)}): where there are rectifiers or maxima, H holds
 * the second derivatives between the kinks and not what the kinks themselves would add, as an automatic second derivative
 * has it. On the reference networks the error is about 1e-12 of the largest number of Hv.
 *
 * <p>J is the mean over all of its data, so that no product depends on how they are cut into batches, nor on the number of threads.
 *
 * <p>Reference: Pearlmutter, "Fast exact multiplication by the Hessian", Neural Computation 6, 1994, section 2, for differences of
 * the gradient; Fornberg, "Generation of finite difference formulas on arbitrarily spaced grids", Mathematics of Computation 51,
 * 1988, table 1, for the weights.
 */
public final class Hessian implements SymmetricOperator, AutoCloseable {
    /** ε, half the length of the way to each side: truncation grows with its fourth power, rounding with its inverse. */
    private static final double STEP = 5e-4;

    private final CostFunction cost;
    private final ParameterVector theta;
    private final Progress progress;
    private final ParameterVector moved;
    private final ParameterVector gradient;
    private final double[] at;
    private final Optional<HessianProducts> products;

    /**
     * Allocates two vectors.
     *
     * @param cost J in double; stays the caller's to close
     * @param theta θ in double; stays the caller's to close, and must not change meanwhile
     * @param progress asked before each gradient whether the work is still wanted
     */
    public Hessian(CostFunction cost, ParameterVector theta, Progress progress) {
        if (theta.precision() != Precision.DOUBLE) {
            throw new IllegalArgumentException("curvature is computed in double, found θ in " + theta.precision());
        }
        this.cost = cost;
        this.theta = theta;
        this.progress = progress;
        this.at = theta.toDoubles();
        this.moved = theta.copy();
        this.gradient = ParameterVector.zeros(theta.layout(), Precision.DOUBLE);
        this.products = cost.hessianProducts();
    }

    @Override
    public int size() {
        return at.length;
    }

    /**
     * {@inheritDoc}
     *
     * @throws BadInputException if it is not finite
     * @throws java.util.concurrent.CancellationException if the work is no longer wanted
     */
    @Override
    public double[] times(double[] v) {
        double[] product = product(v);
        if (!Double.isFinite(Vectors.norm(product))) {
            throw new BadInputException("curvature: the second derivatives of the cost are not finite at this point;"
                    + " choose an earlier snapshot");
        }
        return product;
    }

    private double[] product(double[] v) {
        if (cost instanceof TwiceDifferentiable known) {
            return exact(known, v);
        }
        return products.map(each -> exact(each, v)).orElseGet(() -> difference(v));
    }

    private double[] exact(HessianProducts known, double[] v) {
        moved.write(v);
        known.times(theta, moved, gradient, progress);
        return gradient.toDoubles();
    }

    private double[] exact(TwiceDifferentiable known, double[] v) {
        progress.check();
        double[][] hessian = known.hessian(theta);
        double[] product = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            product[i] = Vectors.dot(hessian[i], v);
        }
        return product;
    }

    private double[] difference(double[] v) {
        double norm = Vectors.norm(v);
        if (norm == 0) {
            return new double[v.length];
        }
        double[] difference = new double[v.length];
        for (int side : new int[] {1, -1}) {
            Vectors.add(difference, 8 * side, gradientAt(side * STEP / norm, v));
            Vectors.add(difference, -side, gradientAt(2 * side * STEP / norm, v));
        }
        Vectors.scale(difference, norm / (12 * STEP));
        return difference;
    }

    /** The gradient at θ + c v. */
    private double[] gradientAt(double c, double[] v) {
        progress.check();
        double[] point = at.clone();
        Vectors.add(point, c, v);
        moved.write(point);
        cost.costAndGradient(moved, theta, gradient);
        return gradient.toDoubles();
    }

    /** Frees the working memory. */
    @Override
    public void close() {
        products.ifPresent(HessianProducts::close);
        moved.close();
        gradient.close();
    }
}
