package org.costscape.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.network.Activation;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.ParameterVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializationTest {
    private static final int OUTPUTS = 200;
    private static final int INPUTS = 300;

    private static double[] draw(Initialization.Rule initialization) {
        return initialization.draw(new SplittableRandom(7), OUTPUTS, INPUTS);
    }

    private static double deviation(double[] numbers) {
        return Math.sqrt(DoubleStream.of(numbers).map(x -> x * x).average().orElseThrow());
    }

    @Test
    void deviationsAreThoseOfTheirFormulas() {
        assertEquals(0.05 / Math.sqrt(3), deviation(draw(new Initialization.Uniform(0.05))), 3e-4);
        assertEquals(0.02, deviation(draw(new Initialization.Gaussian(0.02))), 2e-4);
        assertEquals(Math.sqrt(2.0 / 500), deviation(draw(new Initialization.Glorot())), 6e-4);
        assertEquals(Math.sqrt(2.0 / 300), deviation(draw(new Initialization.He())), 8e-4);
        assertEquals(0, deviation(draw(new Initialization.Zero())));
    }

    @Test
    void uniformNumbersStayInTheirRange() {
        assertTrue(DoubleStream.of(draw(new Initialization.Uniform(0.05))).allMatch(x -> Math.abs(x) <= 0.05));
    }

    @ParameterizedTest
    @CsvSource({"200, 300", "300, 200", "100, 100", "1, 5"})
    void theShorterSideOfAnOrthogonalMatrixIsOrthonormalToRounding(int outputs, int inputs) {
        double[] w = new Initialization.Orthogonal(1).draw(new SplittableRandom(3), outputs, inputs);
        int vectors = Math.min(outputs, inputs);
        int length = Math.max(outputs, inputs);
        for (int i = 0; i < vectors; i++) {
            for (int j = 0; j <= i; j++) {
                double dot = 0;
                for (int k = 0; k < length; k++) {
                    int a = outputs <= inputs ? i * inputs + k : k * inputs + i;
                    int b = outputs <= inputs ? j * inputs + k : k * inputs + j;
                    dot += w[a] * w[b];
                }
                assertEquals(i == j ? 1 : 0, dot, 1e-14);
            }
        }
    }

    @Test
    void aProductOfTenOrthogonalMatricesKeepsEveryLength() {
        int n = 100;
        SplittableRandom random = new SplittableRandom(1);
        double[] x = DoubleStream.generate(random::nextGaussian).limit(n).toArray();
        double before = deviation(x);
        for (int layer = 0; layer < 10; layer++) {
            double[] w = new Initialization.Orthogonal(1).draw(random, n, n);
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < n; k++) {
                    y[i] += w[i * n + k] * x[k];
                }
            }
            x = y;
        }
        assertEquals(before, deviation(x), 1e-12);
    }

    @Test
    void aPointIsItselfWhateverTheSeed() {
        Network network = Networks.dense(Activation.RELU, 1, 1);
        Initialization point = new Initialization.Point(List.of(3.0, -0.1));
        try (ParameterVector one = point.draw(network.layout(), Precision.DOUBLE, 0);
                ParameterVector other = point.draw(network.layout(), Precision.DOUBLE, 1)) {
            assertArrayEquals(new double[] {3, -0.1}, one.toDoubles());
            assertArrayEquals(new double[] {3, -0.1}, other.toDoubles());
        }
    }

    @Test
    void eachWeightMatrixIsDrawnByItsOwnRule() {
        Network network = Networks.dense(Activation.RELU, 60, 50, 40, 3);
        Initialization.Layers layers = new Initialization.Layers(List.of(
                new Initialization.Uniform(0.005), new Initialization.Gaussian(0.5), new Initialization.Zero()));
        layers.checkFits(network.definition().weights(), network.layout().size());
        try (ParameterVector theta = layers.draw(network.layout(), Precision.DOUBLE, 4)) {
            assertEquals(0.005 / Math.sqrt(3), deviation(weight(theta, 0)), 1e-4);
            assertEquals(0.5, deviation(weight(theta, 2)), 0.03);
            assertEquals(0, deviation(weight(theta, 4)));
            assertEquals(0, deviation(weight(theta, 3)), "a bias");
        }
        BadInputException thrown = assertThrows(BadInputException.class, () -> layers.checkFits(2, 5000));
        assertEquals("rules: expected 2, one for each weight matrix of the network, found 3", thrown.getMessage());
    }

    private static double[] weight(ParameterVector theta, int block) {
        return theta.doubles(theta.layout().blocks().get(block));
    }

    @Test
    void theSameSeedDrawsTheSameThetaWithBiasesZero() {
        Network network = Networks.dense(Activation.RELU, 6, 5, 3);
        try (ParameterVector one = new Initialization.He().draw(network.layout(), Precision.DOUBLE, 0);
                ParameterVector same = new Initialization.He().draw(network.layout(), Precision.DOUBLE, 0);
                ParameterVector other = new Initialization.He().draw(network.layout(), Precision.DOUBLE, 1)) {
            assertArrayEquals(one.toDoubles(), same.toDoubles());
            assertNotEquals(Arrays.hashCode(one.toDoubles()), Arrays.hashCode(other.toDoubles()));
            assertArrayEquals(new double[5], Arrays.copyOfRange(one.toDoubles(), 30, 35));
        }
    }
}
