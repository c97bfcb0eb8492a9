package org.costscape.training;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.costscape.cost.CostFunction;
import org.costscape.cost.TwiceDifferentiable;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;

/**
 * An optimizer that rescales the gradient along the eigenvectors qᵢ of the Hessian: θ ← θ − η Σᵢ qᵢ(qᵢᵀg)/c(λᵢ).
 *
 * <p>Terms whose c(λᵢ) is 0 to within rounding are left out, as in the pseudoinverse. Where the Hessian is not finite, θ
 * becomes not a number, and with it the next cost: the run has diverged.
 */
final class HessianOptimizer implements Optimizer {
    private final TwiceDifferentiable cost;
    private final double learningRate;
    private final DoubleUnaryOperator curvature;

    /** @param curvature c, from an eigenvalue to what the gradient's part along its eigenvector is divided by */
    HessianOptimizer(TwiceDifferentiable cost, double learningRate, DoubleUnaryOperator curvature) {
        this.cost = cost;
        this.learningRate = learningRate;
        this.curvature = curvature;
    }

    /**
     * The cost with its Hessian.
     *
     * @param optimizer its name in definitions
     * @throws BadInputException if no Hessian is known
     */
    static TwiceDifferentiable twiceDifferentiable(String optimizer, CostFunction cost) {
        if (cost instanceof TwiceDifferentiable known) {
            return known;
        }
        throw new BadInputException("optimizer " + optimizer
                + " needs a cost with an exact Hessian, found a network with "
                + cost.layout().size()
                + " parameters; use sgd, adam or another optimizer that needs only the gradient");
    }

    @Override
    public void step(ParameterVector theta, ParameterVector gradient, Pace pace) {
        double[][] hessian = cost.hessian(theta); // (n, n)
        if (!Arrays.stream(hessian).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            theta.scale(Double.NaN);
            return;
        }
        double[] direction = direction(hessian, gradient.toDoubles()); // (n)
        double[] next = theta.toDoubles();
        for (int i = 0; i < next.length; i++) {
            next[i] -= pace.rate() * learningRate * direction[i];
        }
        theta.write(next);
    }

    /** Σᵢ qᵢ(qᵢᵀg)/c(λᵢ) (n). */
    private double[] direction(double[][] hessian, double[] gradient) {
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(hessian, false));
        double[] curvatures =
                Arrays.stream(eigen.getRealEigenvalues()).map(curvature).toArray(); // (n)
        double largest = Arrays.stream(curvatures).map(Math::abs).max().orElse(0);
        double[] sum = new double[gradient.length];
        for (int i = 0; i < sum.length; i++) {
            if (Math.abs(curvatures[i]) <= sum.length * Math.ulp(largest)) {
                continue;
            }
            double[] q = eigen.getEigenvector(i).toArray(); // (n)
            double along = 0;
            for (int j = 0; j < q.length; j++) {
                along += q[j] * gradient[j];
            }
            for (int j = 0; j < q.length; j++) {
                sum[j] += q[j] * along / curvatures[i];
            }
        }
        return sum;
    }

    @Override
    public Map<String, ParameterVector> state() {
        return Map.of();
    }

    @Override
    public void close() {}
}
