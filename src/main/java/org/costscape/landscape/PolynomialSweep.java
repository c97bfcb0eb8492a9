package org.costscape.landscape;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.costscape.cost.CostFunction;
import org.costscape.cost.Evaluation;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Progress;

/**
 * Evaluates a cost that is a polynomial in α along every line, as the squared error of a deep linear network is: with L factors
 * its degree is 2L, and 2L+1 evaluations give the whole line.
 *
 * <p>A point where rounding may change the polynomial by more than 1e-12 of itself, near a cost of 0 or far outside, is evaluated
 * too. At α = 0 and α = 1 the cost is that of the ends themselves, bit for bit. There are no error rates.
 *
 * @param line the line, in double
 * @param grid where to evaluate
 * @param degree of the polynomial
 * @param train J on the training set
 * @param heldOut J on the held-out set, if anything is held out
 */
public record PolynomialSweep(
        Line line, AlphaGrid grid, int degree, CostFunction train, Optional<CostFunction> heldOut) {
    private static final double TOLERANCE = 1e-12;

    /**
     * Computes the whole grid.
     *
     * @param listener is shown what is known, after each point while there are few, on this thread
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public LineProfile run(Consumer<LineProfile> listener, Progress progress) {
        List<Double> alphas = grid.alphas();
        List<Double> nodes = LinePolynomial.nodes(alphas, degree);
        GrowingProfile known = new GrowingProfile(listener);
        try (ParameterVector theta = line.start().copy()) {
            for (double alpha : nodes) {
                evaluate(alpha, theta, known, progress);
            }
            List<LinePoint> evaluated = known.profile().points();
            LinePolynomial ofTrain = through(evaluated, point -> point.train().cost());
            Optional<LinePolynomial> ofHeldOut = heldOut.map(cost ->
                    through(evaluated, point -> point.heldOut().orElseThrow().cost()));
            for (double alpha : alphas) {
                if (nodes.contains(alpha)) {
                    continue;
                }
                if (accurate(ofTrain, alpha)
                        && ofHeldOut.map(each -> accurate(each, alpha)).orElse(true)) {
                    known.add(new LinePoint(alpha, cost(ofTrain, alpha), ofHeldOut.map(each -> cost(each, alpha))));
                } else {
                    evaluate(alpha, theta, known, progress);
                }
            }
        }
        progress.report(alphas.size(), alphas.size());
        return known.complete();
    }

    private void evaluate(double alpha, ParameterVector theta, GrowingProfile known, Progress progress) {
        progress.check();
        line.at(alpha, theta);
        known.add(new LinePoint(alpha, train.evaluate(theta), heldOut.map(cost -> cost.evaluate(theta))));
        progress.report(known.size(), grid.points());
    }

    private static LinePolynomial through(List<LinePoint> points, ToDoubleFunction<LinePoint> cost) {
        return new LinePolynomial(
                points.stream().mapToDouble(LinePoint::alpha).toArray(),
                points.stream().mapToDouble(cost).toArray());
    }

    private static boolean accurate(LinePolynomial polynomial, double alpha) {
        return polynomial.relativeError(alpha) <= TOLERANCE;
    }

    private static Evaluation cost(LinePolynomial polynomial, double alpha) {
        return new Evaluation(polynomial.at(alpha), Double.NaN);
    }
}
