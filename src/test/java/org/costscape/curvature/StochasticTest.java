package org.costscape.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.costscape.file.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trace and the spectral density, from random vectors. */
class StochasticTest {
    private static final double[] SPECTRUM = IntStream.range(0, 200)
            .mapToDouble(i -> i < 50 ? 3 : i < 60 ? -1 : 0.25)
            .toArray();
    private static final double TRACE = 150 - 10 + 35;

    @Test
    void theTraceIsWithinItsStandardErrors() {
        Trace trace = Trace.of(Explicit.rotated(6, SPECTRUM), 50, 1);
        assertTrue(trace.standardError() > 0 && trace.standardError() < 20, trace.toString());
        assertEquals(TRACE, trace.value(), 3 * trace.standardError());
    }

    /** The variance of zᵀAz is 2 Σ aᵢⱼ² over i ≠ j. */
    @Test
    void theStandardErrorIsThatOfRandomSigns() {
        double[][] a = new double[40][40];
        for (int i = 0; i < 39; i++) {
            a[i][i + 1] = 1;
            a[i + 1][i] = 1;
        }
        double expected = Math.sqrt(2 * 78 / 39.0);
        double mean = IntStream.range(0, 50)
                .mapToDouble(seed -> Trace.of(new Explicit(a), 39, seed).standardError())
                .average()
                .orElseThrow();
        assertEquals(expected, mean, 0.05 * expected);
    }

    /** The estimate and its error are those of the products that were taken. */
    @Test
    void theTraceIsTheMeanOfItsSamplesAndTheErrorTheirSpread() {
        Explicit a = Explicit.rotated(6, SPECTRUM);
        List<Double> samples = new ArrayList<>();
        Trace trace = Trace.of(
                new SymmetricOperator() {
                    @Override
                    public int size() {
                        return a.size();
                    }

                    @Override
                    public double[] times(double[] z) {
                        assertTrue(Arrays.stream(z).allMatch(each -> each == 1 || each == -1));
                        double[] product = a.times(z);
                        samples.add(Vectors.dot(z, product));
                        return product;
                    }
                },
                7,
                3);
        double mean = samples.stream().mapToDouble(each -> each).average().orElseThrow();
        double squares = samples.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .sum();
        assertEquals(7, samples.size());
        assertEquals(7, trace.vectors());
        assertEquals(mean, trace.value(), 1e-11);
        assertEquals(Math.sqrt(squares / 6 / 7), trace.standardError(), 1e-11);
    }

    @Test
    void signsAreAsOftenAboveZeroAsBelow() {
        double sum =
                Arrays.stream(Vectors.signs(new SplittableRandom(1), 10_000)).sum();
        assertEquals(0, sum, 400); // 4 standard deviations
    }

    @Test
    void aTraceTakesAtLeastTwoVectorsAndADensityOne() {
        Explicit a = Explicit.rotated(6, 3, -1, 5);
        assertEquals(2, Trace.of(a, 2, 1).vectors());
        assertTrue(Trace.of(a, 2, 1).standardError() > 0);
        assertEquals(0, Trace.of(a, 3, 1).standardError());
        assertThrows(BadInputException.class, () -> Trace.of(a, 1, 1));
        SpectralDensity density = SpectralDensity.of(a, 1, 1);
        assertEquals(1, density.vectors());
        assertEquals(3, density.steps());
        assertThrows(BadInputException.class, () -> SpectralDensity.of(a, 0, 1));
    }

    @Test
    void theTraceOfASmallMatrixIsExact() {
        Trace trace = Trace.of(Explicit.rotated(6, 3, -1, 5), 30, 1);
        assertEquals(7, trace.value(), 1e-13);
        assertEquals(0, trace.standardError());
        assertEquals(3, trace.vectors());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1, 1e5})
    void theDensityIntegratesToOne(double scale) {
        double[] scaled = DoubleStream.of(SPECTRUM).map(each -> scale * each).toArray();
        SpectralDensity density = SpectralDensity.of(Explicit.rotated(6, scaled), 3, 1);
        double integral = Arrays.stream(density.density()).sum() * density.width();
        assertEquals(1, integral, 1e-9);
    }

    /** The shares of the eigenvalues 3, −1 and ¼ are 25 %, 5 % and 70 %, each smeared by σ. */
    @Test
    void theDensityHasTheKnownPeaks() {
        SpectralDensity density = SpectralDensity.of(Explicit.rotated(6, SPECTRUM), 40, 1);
        assertEquals(Math.sqrt(4e-5), density.sigma(), 1e-12);
        assertEquals(0.25, share(density, 2.9, 3.1), 0.02);
        assertEquals(0.05, share(density, -1.1, -0.9), 0.01);
        assertEquals(0.70, share(density, 0.15, 0.35), 0.02);
        double[] lambda = density.lambda();
        double[] values = density.density();
        int peak = IntStream.range(0, values.length)
                .reduce((i, j) -> values[j] > values[i] ? j : i)
                .orElseThrow();
        assertEquals(0.25, lambda[peak], density.sigma());
        double height = share(density, 0.15, 0.35) / (density.sigma() * Math.sqrt(2 * Math.PI));
        assertEquals(height, values[peak], 0.01 * height);
    }

    private static double share(SpectralDensity density, double from, double to) {
        double[] lambda = density.lambda();
        double[] values = density.density();
        return IntStream.range(0, lambda.length)
                        .filter(i -> lambda[i] > from && lambda[i] < to)
                        .mapToDouble(i -> values[i])
                        .sum()
                * density.width();
    }
}
