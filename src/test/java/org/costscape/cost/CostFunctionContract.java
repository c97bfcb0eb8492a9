package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Parallel;
import org.junit.jupiter.api.Test;

/** What every cost function must do; each implementation inherits these tests. */
abstract class CostFunctionContract {
    /** The cost function under test. */
    abstract CostFunction cost(Precision precision, Parallel parallel);

    private ParameterVector theta(CostFunction cost, Precision precision) {
        double[] values =
                new SplittableRandom(5).doubles(cost.layout().size(), -0.5, 0.5).toArray();
        return ParameterVector.of(cost.layout(), precision, values);
    }

    @Test
    void theGradientAgreesWithCentralDifferencesInDouble() {
        try (Parallel parallel = new Parallel(2);
                CostFunction cost = cost(Precision.DOUBLE, parallel);
                ParameterVector theta = theta(cost, Precision.DOUBLE);
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), Precision.DOUBLE)) {
            cost.costAndGradient(theta, gradient);
            double[] exact = gradient.toDoubles();
            double[] at = theta.toDoubles();
            double h = 1e-6;
            for (int i = 0; i < at.length; i++) {
                double saved = at[i];
                at[i] = saved + h;
                theta.write(at);
                double up = cost.evaluate(theta).cost();
                at[i] = saved - h;
                theta.write(at);
                double down = cost.evaluate(theta).cost();
                at[i] = saved;
                assertEquals((up - down) / (2 * h), exact[i], 2e-9, "parameter " + i);
            }
        }
    }

    @Test
    void theCostWithGradientIsTheCostWithout() {
        try (Parallel parallel = new Parallel(2);
                CostFunction cost = cost(Precision.DOUBLE, parallel);
                ParameterVector theta = theta(cost, Precision.DOUBLE);
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), Precision.DOUBLE)) {
            assertEquals(cost.evaluate(theta).cost(), cost.costAndGradient(theta, gradient), 1e-14);
        }
    }

    @Test
    void thetaIsLeftUntouched() {
        try (Parallel parallel = new Parallel(2);
                CostFunction cost = cost(Precision.FLOAT, parallel);
                ParameterVector theta = theta(cost, Precision.FLOAT);
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), Precision.FLOAT)) {
            float[] before = theta.toFloats();
            cost.evaluate(theta);
            cost.costAndGradient(theta, gradient);
            assertArrayEquals(before, theta.toFloats());
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        for (Precision precision : Precision.values()) {
            double[] expected = costAndGradient(precision, 1);
            for (int threads : List.of(2, 7)) {
                assertArrayEquals(
                        expected, costAndGradient(precision, threads), 0.0, threads + " threads, " + precision);
            }
        }
    }

    /** The cost in its two ways of computing it, then the gradient. */
    private double[] costAndGradient(Precision precision, int threads) {
        try (Parallel parallel = new Parallel(threads);
                CostFunction cost = cost(precision, parallel);
                ParameterVector theta = theta(cost, precision);
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), precision)) {
            double evaluated = cost.evaluate(theta).cost();
            double withGradient = cost.costAndGradient(theta, gradient);
            double[] all = new double[gradient.size() + 2];
            System.arraycopy(gradient.toDoubles(), 0, all, 2, gradient.size());
            all[0] = evaluated;
            all[1] = withGradient;
            return all;
        }
    }

    @Test
    void floatIsWithinItsPrecisionOfDouble() {
        double[] inDouble = costAndGradient(Precision.DOUBLE, 2);
        double[] inFloat = costAndGradient(Precision.FLOAT, 2);
        assertEquals(inDouble[0], inFloat[0], 1e-5 * Math.abs(inDouble[0]));
        assertArrayEquals(inDouble, inFloat, 1e-5);
    }

    @Test
    void theGradientIsOverwrittenNotAddedTo() {
        try (Parallel parallel = new Parallel(2);
                CostFunction cost = cost(Precision.DOUBLE, parallel);
                ParameterVector theta = theta(cost, Precision.DOUBLE);
                ParameterVector gradient = ParameterVector.zeros(cost.layout(), Precision.DOUBLE)) {
            cost.costAndGradient(theta, gradient);
            double[] once = gradient.toDoubles();
            cost.costAndGradient(theta, gradient);
            assertArrayEquals(once, gradient.toDoubles());
        }
    }

    /** Positions on both sides of the origin, not evenly spaced; more rows than are followed from one to the next. */
    private static final double[] A = {-1.5, -1, -0.4, -0.1, 0, 0.3, 0.31, 0.9, 1.6};

    private static final double[] B =
            IntStream.range(0, 19).mapToDouble(i -> (i - 11) / 9.0).toArray();

    @Test
    void aPlaneCostsWhatItsPointsCost() {
        agreesWithItsPoints(Precision.DOUBLE, 2, B, 1e-12);
        agreesWithItsPoints(Precision.FLOAT, 2, B, 1e-6);
    }

    @Test
    void aLineCostsWhatItsPointsCost() {
        agreesWithItsPoints(Precision.DOUBLE, 1, new double[] {0}, 1e-12);
        agreesWithItsPoints(Precision.FLOAT, 1, new double[] {0}, 1e-6);
    }

    private void agreesWithItsPoints(Precision precision, int dimension, double[] b, double tolerance) {
        try (Parallel parallel = new Parallel(2);
                CostFunction cost = cost(precision, parallel);
                Plane plane = new Plane(cost, precision, dimension);
                ParameterVector theta = plane.theta.copy();
                GridCost onGrid = cost.on(plane.grid(b))) {
            Evaluation[][] found = onGrid.evaluate(rows(b.length), all());
            for (int row = 0; row < b.length; row++) {
                for (int column = 0; column < A.length; column++) {
                    plane.grid(b).subspace().at(plane.grid(b).at(column, row), theta);
                    Evaluation expected = cost.evaluate(theta);
                    String where = precision + " at a = " + A[column] + ", b = " + b[row];
                    assertEquals(
                            expected.cost(),
                            found[row][column].cost(),
                            tolerance * Math.max(1, Math.abs(expected.cost())),
                            where);
                }
            }
        }
    }

    @Test
    void aGridHasTheSameBitsWithAnyNumberOfThreadsAndInAnyOrder() {
        for (Precision precision : Precision.values()) {
            double[] expected = planeInOneCall(precision, 1);
            assertArrayEquals(expected, planeInOneCall(precision, 2), 0.0, "2 threads");
            assertArrayEquals(expected, planeInOneCall(precision, 7), 0.0, "7 threads");
            assertArrayEquals(expected, planePointByPoint(precision), 0.0, "point by point, from behind");
        }
    }

    private double[] planeInOneCall(Precision precision, int threads) {
        try (Parallel parallel = new Parallel(threads);
                CostFunction cost = cost(precision, parallel);
                Plane plane = new Plane(cost, precision, 2);
                GridCost onGrid = cost.on(plane.grid(B))) {
            return Stream.of(onGrid.evaluate(rows(B.length), all()))
                    .flatMap(Stream::of)
                    .mapToDouble(Evaluation::cost)
                    .toArray();
        }
    }

    private double[] planePointByPoint(Precision precision) {
        try (Parallel parallel = new Parallel(2);
                CostFunction cost = cost(precision, parallel);
                Plane plane = new Plane(cost, precision, 2);
                GridCost onGrid = cost.on(plane.grid(B))) {
            double[] costs = new double[A.length * B.length];
            for (int point = costs.length - 1; point >= 0; point--) {
                boolean[] wanted = new boolean[A.length];
                wanted[point % A.length] = true;
                Evaluation[][] found = onGrid.evaluate(new int[] {point / A.length}, wanted);
                costs[point] = found[0][point % A.length].cost();
            }
            return costs;
        }
    }

    private static int[] rows(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static boolean[] all() {
        boolean[] all = new boolean[A.length];
        Arrays.fill(all, true);
        return all;
    }

    /** A plane, or a line, with directions as large as its origin. */
    private final class Plane implements AutoCloseable {
        private final ParameterVector theta;
        private final List<ParameterVector> directions;

        Plane(CostFunction cost, Precision precision, int dimension) {
            theta = theta(cost, precision);
            directions = IntStream.range(0, dimension)
                    .mapToObj(i -> ParameterVector.of(
                            cost.layout(),
                            precision,
                            new SplittableRandom(100 + i)
                                    .doubles(cost.layout().size(), -0.5, 0.5)
                                    .toArray()))
                    .toList();
        }

        SubspaceGrid grid(double[] b) {
            return new SubspaceGrid(new Subspace(theta, directions), A, b);
        }

        @Override
        public void close() {
            theta.close();
            directions.forEach(ParameterVector::close);
        }
    }
}
