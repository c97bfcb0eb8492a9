package org.costscape.experiment;

import java.util.List;
import org.costscape.cost.CostFunction;
import org.costscape.curvature.Eigenpair;
import org.costscape.curvature.Hessian;
import org.costscape.curvature.Lanczos;
import org.costscape.curvature.Spectrum;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;

/**
 * The outermost eigenvalues of the Hessian of the training cost at a point, with their eigenvectors, in double; batch
 * statistics are those of the point.
 */
final class HessianEnds {
    private final Spectrum spectrum;

    private HessianEnds(Spectrum spectrum) {
        this.spectrum = spectrum;
    }

    /** The eigenvectors that some directions are, in some layers alone or in all. */
    static List<DirectionRule.HessianEigenvector> wanted(List<DirectionRule> rules) {
        return rules.stream()
                .map(each -> each instanceof DirectionRule.Layers layers ? layers.of() : each)
                .filter(DirectionRule.HessianEigenvector.class::isInstance)
                .map(DirectionRule.HessianEigenvector.class::cast)
                .toList();
    }

    /**
     * Computes what some directions need, all in one run of Lanczos' method.
     *
     * @param theta the point
     * @param progress told of each product with the Hessian, and asked within them whether the work is still wanted
     * @throws BadInputException if there are not as many parameters, the cost or its second derivatives are not finite at θ, or the
     *     work does not fit the memory
     */
    static HessianEnds at(
            ParameterVector theta,
            List<DirectionRule.HessianEigenvector> wanted,
            ExperimentRunner runner,
            Progress progress) {
        int largest = most(wanted, 1);
        int smallest = most(wanted, -1);
        int n = theta.layout().size();
        if (Math.max(largest, smallest) > n) {
            throw new BadInputException("hessian: expected one of " + n
                    + " eigenvectors, as many as there are parameters," + " found " + Math.max(largest, smallest));
        }
        int steps = BasisMemory.steps(n, largest + smallest + BasisMemory.LEAST_STEPS);
        try (CostFunction cost = runner.trainingInDouble();
                ParameterVector point = CurvatureStudy.widened(theta);
                Hessian hessian = new Hessian(cost, point, progress)) {
            double value = cost.evaluate(point).cost();
            if (!Double.isFinite(value)) {
                throw new BadInputException(
                        "hessian: expected a point of finite cost, whose Hessian has eigenvectors, found a"
                                + " cost of " + value + "; choose another --origin or --at");
            }
            Lanczos lanczos = new Lanczos(
                    largest,
                    smallest,
                    steps,
                    Lanczos.TOLERANCE,
                    runner.experiment().seed());
            return new HessianEnds(lanczos.of(new CountedProducts(hessian, progress, lanczos.products(n))));
        }
    }

    Eigenpair of(DirectionRule.HessianEigenvector rule) {
        return rule.rank() > 0
                ? spectrum.largest().get(rule.rank() - 1)
                : spectrum.smallest().get(-rule.rank() - 1);
    }

    private static int most(List<DirectionRule.HessianEigenvector> wanted, int sign) {
        return wanted.stream().mapToInt(each -> sign * each.rank()).reduce(0, Math::max);
    }
}
