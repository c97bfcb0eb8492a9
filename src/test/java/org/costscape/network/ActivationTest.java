package org.costscape.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
    private static final int N = 40_001;

    /** Evenly from −20 to 20, 0 among them. */
    private static double[] inputs() {
        return DoubleStream.iterate(-20, x -> x + 1e-3).limit(N).toArray();
    }

    private static float[] inFloat(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void floatAgreesWithDoubleToItsPrecision(Activation activation) {
        double[] z = inputs();
        double[] exact = z.clone();
        float[] fast = inFloat(exact);
        activation.apply(exact, N);
        activation.apply(fast, N);
        for (int i = 0; i < N; i++) {
            assertEquals(exact[i], fast[i], 5e-7 * Math.max(1, Math.abs(exact[i])), "at " + z[i]);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void theDerivativeIsThatOfCentralDifferences(Activation activation) {
        double h = 1e-5;
        for (double x : new double[] {-3, -0.7, 0.4, 2.5}) {
            double[] around = {x - h, x, x + h};
            activation.apply(around, 3);
            double[] delta = {1};
            activation.differentiate(delta, new double[] {around[1]}, 1);
            assertEquals((around[2] - around[0]) / (2 * h), delta[0], 1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void whatIsNotANumberStaysSo(Activation activation) {
        float[] z = {Float.NaN};
        activation.apply(z, 1);
        assertTrue(Float.isNaN(z[0]));
    }
}
