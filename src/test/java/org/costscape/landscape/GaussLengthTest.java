package org.costscape.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleFunction;
import org.costscape.task.Progress;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class GaussLengthTest {
    @Test
    void aStraightLineHasNone() {
        assertEquals(0, length(a -> new double[] {1e3 - 7 * a, 0.1 + 3 * a, -a}), 1e-8);
        assertEquals(0, length(a -> new double[] {a * a * a, 2 * a * a * a}), 1e-8, "whatever its speed");
        assertEquals(0, length(a -> new double[] {4, 5}), "nor has a point");
    }

    @Test
    void anArcHasItsAngle() {
        assertEquals(2.5, length(a -> new double[] {Math.cos(2.5 * a), Math.sin(2.5 * a)}), 1e-4);
        assertEquals(Math.PI, length(a -> new double[] {Math.cos(Math.PI * a), 3, Math.sin(Math.PI * a)}), 1e-4);
    }

    @Test
    void aParabolaTurnsByTheArcOfItsSlope() {
        assertEquals(Math.atan(2), length(a -> new double[] {a, a * a}), 1e-3);
    }

    @Test
    void aCornerCountsWithItsAngle() {
        assertEquals(Math.PI / 2, length(a -> new double[] {Math.min(a, 0.5), Math.max(a, 0.5)}), 1e-8);
        assertEquals(
                Math.PI / 2, length(a -> new double[] {Math.min(a, 0.3), Math.max(a, 0.3)}), 1e-8, "between points");
        assertEquals(Math.PI, length(a -> new double[] {Math.abs(a - 0.5), 1}), 1e-8, "and so does a way back");
    }

    @Test
    void itIsTheMeanOfSeveralPaths() {
        Optional<GaussLength> mean = GaussLength.mean(
                a -> new double[][] {{Math.cos(2 * a), Math.sin(2 * a)}, {a, a}, {a, a * a}}, Progress.NONE);
        assertEquals((2 + Math.atan(2)) / 3, mean.orElseThrow().radians(), 1e-4);
    }

    @Test
    void thereIsNoneOfAPathThatIsNotFinite() {
        assertTrue(GaussLength.mean(a -> new double[][] {{a, a < 0.7 ? 1 / (a - 0.5) : Double.NaN}}, Progress.NONE)
                .isEmpty());
    }

    @Test
    void aPathOfManyKinksSaysThatItIsLongerThanMeasured() {
        DoubleFunction<double[][]> wave = a -> new double[][] {{Math.cos(2 * a), Math.sin(2 * a)}};
        DoubleFunction<double[][]> saw =
                a -> new double[][] {{a, Math.abs(200 * a - Math.rint(200 * a)) / 200}}; // 400 kinks of a right angle

        GaussLength smooth = GaussLength.mean(wave, Progress.NONE).orElseThrow();
        GaussLength kinked = GaussLength.mean(saw, Progress.NONE).orElseThrow();

        assertTrue(smooth.settled(), smooth.toString());
        assertFalse(kinked.settled(), kinked.toString());
        assertTrue(kinked.coarser() < kinked.radians() && kinked.radians() < 400 * Math.PI / 2, kinked.toString());
    }

    @Test
    void aStraightLineIsSettled() {
        assertTrue(new GaussLength(1e-8, 0).settled());
    }

    @Test
    void itCanBeCancelled() {
        Progress cancelled = new Progress() {
            @Override
            public void report(long done, long total) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        Assertions.assertThrows(
                CancellationException.class, () -> GaussLength.mean(a -> new double[][] {{a}}, cancelled));
    }

    private static double length(DoubleFunction<double[]> path) {
        return GaussLength.mean(a -> new double[][] {path.apply(a)}, Progress.NONE)
                .orElseThrow()
                .radians();
    }
}
