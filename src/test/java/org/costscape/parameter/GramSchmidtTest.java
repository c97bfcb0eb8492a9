package org.costscape.parameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GramSchmidtTest {
    @Test
    void vectorsBecomeOrthonormalInTheirOrder() {
        double[][] vectors = {{3, 4, 0}, {1, 7, 0}, {5, 6, -2}};
        GramSchmidt.orthonormalize(vectors);
        assertArrayEquals(new double[] {0.6, 0.8, 0}, vectors[0], 1e-15);
        assertArrayEquals(new double[] {-0.8, 0.6, 0}, vectors[1], 1e-15);
        assertArrayEquals(new double[] {0, 0, -1}, vectors[2], 1e-15);
    }

    /** One pass over vectors that nearly coincide (angle 1e-8) leaves products of 1e-8. */
    @Test
    void vectorsThatNearlyCoincideBecomeOrthogonalToRounding() {
        SplittableRandom random = new SplittableRandom(3);
        double[] common = random.doubles(50, -1, 1).toArray();
        double[][] vectors = new double[4][];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = common.clone();
            for (int k = 0; k < common.length; k++) {
                vectors[i][k] += 1e-8 * random.nextDouble(-1, 1);
            }
        }
        GramSchmidt.orthonormalize(vectors);
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j <= i; j++) {
                double product = 0;
                for (int k = 0; k < common.length; k++) {
                    product += vectors[i][k] * vectors[j][k];
                }
                assertEquals(i == j ? 1 : 0, product, 1e-14);
            }
        }
    }
}
