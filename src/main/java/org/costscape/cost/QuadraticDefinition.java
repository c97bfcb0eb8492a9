package org.costscape.cost;

import java.util.List;
import org.costscape.file.BadInputException;

/**
 * A quadratic form in the basis of its eigenvectors, J(w) = ½ ∑ λᵢwᵢ²: a bowl where all λᵢ are positive, a valley with a 0
 * among them, a saddle with signs of both kinds; (2, −2) is x² − y².
 *
 * <p>Gradient descent with learning rate η multiplies wᵢ by 1 − ηλᵢ at each step, so that it diverges in a bowl exactly if
 * some λᵢ is above 2/η.
 *
 * @param eigenvalues λ, 1 … 100 finite numbers
 */
public record QuadraticDefinition(List<Double> eigenvalues) implements ToyDefinition {
    private static final int MOST = 100;

    public QuadraticDefinition {
        if (eigenvalues.isEmpty() || eigenvalues.size() > MOST) {
            throw new BadInputException("eigenvalues: expected 1 … " + MOST + " numbers, found " + eigenvalues.size());
        }
        for (Double each : eigenvalues) {
            if (each == null || !Double.isFinite(each)) {
                throw new BadInputException("eigenvalues: expected finite numbers, found " + each);
            }
        }
        eigenvalues = List.copyOf(eigenvalues);
    }

    @Override
    public String title() {
        return "cost J (quadratic)";
    }

    @Override
    public int parameters() {
        return eigenvalues.size();
    }

    @Override
    public double value(double[] w) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum += 0.5 * eigenvalues.get(i) * w[i] * w[i];
        }
        return sum;
    }

    @Override
    public double[] gradient(double[] w) {
        double[] gradient = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            gradient[i] = eigenvalues.get(i) * w[i];
        }
        return gradient;
    }

    @Override
    public double[][] hessian(double[] w) {
        double[][] hessian = new double[w.length][w.length];
        for (int i = 0; i < w.length; i++) {
            hessian[i][i] = eigenvalues.get(i);
        }
        return hessian;
    }
}
