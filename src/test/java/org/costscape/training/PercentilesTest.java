package org.costscape.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void theyAreInterpolatedLinearlyBetweenOrderStatistics() {
        // h = (n − 1)p = 0.45, 1.5, 2.55; numpy.percentile([1, 2, 4, 8], [15, 50, 85]) gives 1.45, 3, 6.2
        Percentiles found = Percentiles.of(new double[] {8, 1, 4, 2});
        assertEquals(1.45, found.p15(), 1e-15);
        assertEquals(3, found.p50());
        assertEquals(6.2, found.p85(), 1e-15);
    }

    @Test
    void ofAHundredAndOneNumbersTheyAreThreeOfThem() {
        double[] values =
                IntStream.rangeClosed(0, 100).mapToDouble(i -> 100 - i).toArray();
        assertEquals(new Percentiles(15, 50, 85), Percentiles.of(values));
    }

    @Test
    void ofOneNumberTheyAreThatNumber() {
        assertEquals(new Percentiles(-3, -3, -3), Percentiles.of(new double[] {-3}));
    }

    @Test
    void oneThatIsNotANumberMakesThemAllSo() {
        assertEquals(
                new Percentiles(Double.NaN, Double.NaN, Double.NaN), Percentiles.of(new double[] {1, Double.NaN, 2}));
    }

    @Test
    void theValuesAreLeftAsTheyAre() {
        double[] values = {3, 1, 2};
        Percentiles.of(values);
        assertArrayEquals(new double[] {3, 1, 2}, values);
    }
}
