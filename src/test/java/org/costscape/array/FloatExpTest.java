package org.costscape.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FloatExpTest {
    @Test
    void theRelativeErrorIsThatOfFloat() {
        int n = 175_000;
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = -87f + i * 1e-3f;
        }
        float[] result = x.clone();
        new FloatExp(n).apply(result, n);
        for (int i = 0; i < n; i++) {
            double exact = Math.exp(x[i]);
            assertEquals(exact, result[i], 2e-7 * exact, "at " + x[i]);
        }
    }

    @Test
    void zeroGivesOneAndExtremesStayFinite() {
        float[] x = {0f, -1000f, 1000f, Float.NEGATIVE_INFINITY};
        new FloatExp(4).apply(x, 4);
        assertEquals(1f, x[0]);
        assertEquals(0f, x[1], 2e-38f);
        assertTrue(Float.isFinite(x[2]) && x[2] > 1e38f);
        assertEquals(x[1], x[3]);
    }

    @Test
    void whatIsNotANumberStaysSoAndWhatIsBehindTheEndIsLeft() {
        float[] x = {Float.NaN, 7f};
        new FloatExp(2).apply(x, 1);
        assertTrue(Float.isNaN(x[0]));
        assertEquals(7f, x[1]);
    }
}
