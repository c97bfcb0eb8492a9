package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarchingSquaresTest {
    private static double[] axis(int n) {
        return IntStream.range(0, n).mapToDouble(i -> -1.5 + 3.0 * i / (n - 1)).toArray();
    }

    private static double[][] values(int n, DoubleBinaryOperator f) {
        double[] axis = axis(n);
        return Arrays.stream(axis)
                .mapToObj(
                        x -> Arrays.stream(axis).map(y -> f.applyAsDouble(x, y)).toArray())
                .toArray(double[][]::new);
    }

    private static List<Points> lines(int n, DoubleBinaryOperator f, double level) {
        return MarchingSquares.lines(axis(n), axis(n), values(n, f), level);
    }

    private static double farthestFromCircle(int n) {
        List<Points> lines = lines(n, (x, y) -> x * x + y * y, 1);
        assertEquals(1, lines.size());
        Points circle = lines.get(0);
        assertEquals(circle.x(0), circle.x(circle.size() - 1));
        assertEquals(circle.y(0), circle.y(circle.size() - 1));
        return IntStream.range(0, circle.size())
                .mapToDouble(i -> Math.abs(Math.hypot(circle.x(i), circle.y(i)) - 1))
                .max()
                .orElseThrow();
    }

    @Test
    void theContourOfASquaredRadiusIsOneClosedCircleToTheSquareOfTheSpacing() {
        double coarse = farthestFromCircle(31);
        double fine = farthestFromCircle(61);

        double spacing = 3.0 / 30;
        assertTrue(coarse < spacing * spacing / 4, "at 31 points: " + coarse);
        assertTrue(coarse > 3.2 * fine, "halving the spacing: " + coarse + " to " + fine);
    }

    @Test
    void theLinesOfAPlaneAreStraightAndReachTheBorders() {
        List<Points> lines = lines(7, (x, y) -> x, 0.2);

        assertEquals(1, lines.size());
        assertTrue(Arrays.stream(lines.get(0).x()).allMatch(x -> Math.abs(x - 0.2) < 1e-12));
        assertEquals(-1.5, Arrays.stream(lines.get(0).y()).min().orElseThrow(), 1e-12);
        assertEquals(1.5, Arrays.stream(lines.get(0).y()).max().orElseThrow(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 2.5, -1e300, Double.NaN})
    void aConstantFieldHasNoLinesEvenAtItsValue(double value) {
        assertEquals(List.of(), lines(5, (x, y) -> value, value));
        assertEquals(List.of(), lines(5, (x, y) -> value, 1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theMeanDecidesWhichCornersOfASaddleAreCutOff(boolean high) {
        double[] unit = {0, 1};
        double top = high ? 6 : 2; // the mean is 2 or 0, above or below the level 1
        List<Points> lines = MarchingSquares.lines(unit, unit, new double[][] {{top, -2}, {-2, top}}, 1);

        assertEquals(2, lines.size());
        // Where the high corners (0, 0) and (1, 1) are joined, each line goes around a low one: (0, 1) or (1, 0).
        boolean aroundLow = lines.stream().allMatch(line -> {
            double x = (line.x(0) + line.x(1)) / 2;
            double y = (line.y(0) + line.y(1)) / 2;
            return x < 0.5 != y < 0.5;
        });
        assertEquals(high, aroundLow);
    }

    @Test
    void cellsWithACornerThatIsNotFiniteAreLeftOut() {
        double[][] values = values(5, (x, y) -> x);
        values[2][2] = Double.NaN;

        List<Points> lines = MarchingSquares.lines(axis(5), axis(5), values, 0.3);

        assertEquals(2, lines.size());
        for (Points line : lines) {
            assertTrue(Arrays.stream(line.y()).allMatch(y -> Math.abs(y) >= 0.75 - 1e-12));
        }
    }

    @Test
    void everyCrossingLiesOnALineExactlyOnce() {
        List<Points> lines = lines(20, (x, y) -> Math.sin(5 * x) * Math.cos(4 * y), 0.1);

        double[] axis = axis(20);
        double[][] values = values(20, (x, y) -> Math.sin(5 * x) * Math.cos(4 * y));
        int crossings = 0;
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 20; j++) {
                crossings += i + 1 < 20 && values[i][j] >= 0.1 != values[i + 1][j] >= 0.1 ? 1 : 0;
                crossings += j + 1 < 20 && values[i][j] >= 0.1 != values[i][j + 1] >= 0.1 ? 1 : 0;
            }
        }
        int points = 0;
        for (Points line : lines) {
            int last = line.size() - 1;
            boolean closed = line.x(0) == line.x(last) && line.y(0) == line.y(last);
            points += closed ? last : last + 1;
        }
        assertEquals(crossings, points);
        assertEquals(20, axis.length);
    }
}
