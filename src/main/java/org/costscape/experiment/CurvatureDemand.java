package org.costscape.experiment;

import java.util.Arrays;
import java.util.Locale;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.curvature.Hessian;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Demand;
import org.costscape.task.Progress;

/** What products with a Hessian take, and the basis that Lanczos makes of them, said before they are taken. */
final class CurvatureDemand {
    private CurvatureDemand() {}

    /**
     * Measures a product at θ = 0, where it takes as long as elsewhere, and tells of the work.
     *
     * @param cost in double
     * @param steps vectors of the basis, at most
     * @param products at all points together, at most
     * @param more seconds of other work
     * @throws java.util.concurrent.CancellationException if the work is not to begin
     */
    static void expect(CostFunction cost, int steps, long products, double more, Progress progress) {
        int n = cost.layout().size();
        double seconds = seconds(cost, products, progress) + more;
        String text = BasisMemory.description(n, steps);
        progress.expect(new Demand(
                seconds < SweepSize.SECONDS_TO_SAY
                        ? text
                        : String.format(
                                Locale.ROOT,
                                "%s; at most %,d products with the Hessian, up to about %s",
                                text,
                                products,
                                Numbers.duration(seconds)),
                seconds,
                BasisMemory.bytes(n, steps) / Runtime.getRuntime().maxMemory()));
    }

    private static double seconds(CostFunction cost, long products, Progress progress) {
        try (ParameterVector theta = ParameterVector.zeros(cost.layout(), Precision.DOUBLE);
                Hessian hessian = new Hessian(cost, theta, progress)) {
            double seconds = products * secondsAProduct(hessian);
            return seconds < SweepSize.SECONDS_TO_SAY
                    ? seconds
                    : Math.min(seconds, products * secondsAProduct(hessian));
        }
    }

    private static double secondsAProduct(Hessian hessian) {
        double[] v = new double[hessian.size()];
        Arrays.fill(v, 1);
        long start = System.nanoTime();
        hessian.times(v);
        return (System.nanoTime() - start) / 1e9;
    }
}
