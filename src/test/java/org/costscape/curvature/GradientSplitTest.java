package org.costscape.curvature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientSplitTest {
    private static final double[] SPECTRUM = {50, 20, 8, 0.3, 0.2, 0.1, 0.05, 0, -0.01, -0.02};

    private static List<Eigenpair> top(SymmetricOperator a, int k) {
        return new Lanczos(k, 300, 1e-12, 1).of(a).largest();
    }

    /** Of a diagonal matrix the eigenvectors are the axes. */
    @Test
    void inAQuadraticValleyThePartsAreTheSteepAndTheFlatCoordinates() {
        double[] theta = {0.02, -0.1, 0.3, 4, 5, 6, -7, 8, 9, 10};
        Explicit h = Explicit.diagonal(SPECTRUM);
        GradientSplit split = GradientSplit.of(h.times(theta), top(h, 3));
        double[] steep = new double[10];
        double[] flat = h.times(theta);
        System.arraycopy(flat, 0, steep, 0, 3);
        flat[0] = 0;
        flat[1] = 0;
        flat[2] = 0;
        assertArrayEquals(steep, split.top(), 1e-12);
        assertArrayEquals(flat, split.rest(), 1e-12);
        assertEquals(1 + 4 + 2.4 * 2.4, split.topSquare(), 1e-12);
        assertEquals(Vectors.dot(flat, flat), split.restSquare(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 10})
    void theSumsHoldToRoundingForAnyNumberOfEigenvectors(int k) {
        double[] g = Vectors.gaussian(new SplittableRandom(k), 10);
        GradientSplit split = GradientSplit.of(g, top(Explicit.rotated(3, SPECTRUM), k));
        double[] sum = split.top();
        Vectors.add(sum, 1, split.rest());
        assertArrayEquals(g, sum, 1e-15);
        assertEquals(split.square(), split.topSquare() + split.restSquare(), 1e-13);
        assertEquals(0, Vectors.dot(split.top(), split.rest()), 1e-13);
        assertEquals(k == 10, split.restSquare() < 1e-28);
    }

    /** Vectors that are neither orthogonal nor eigenvectors, as of a Lanczos run that was cut short. */
    @Test
    void theSumsHoldHoweverInexactTheVectorsAre() {
        SplittableRandom random = new SplittableRandom(5);
        double[] first = Vectors.gaussian(random, 400);
        double[] second = first.clone();
        Vectors.add(second, 0.01, Vectors.gaussian(random, 400));
        double[] g = Vectors.gaussian(random, 400);
        GradientSplit split = GradientSplit.of(g, List.of(new Eigenpair(2, 0.1, first), new Eigenpair(1, 0.1, second)));
        assertEquals(split.square(), split.topSquare() + split.restSquare(), 1e-12 * split.square());
        assertEquals(0, Vectors.dot(first, split.rest()), 1e-11);
        assertEquals(0, Vectors.dot(second, split.rest()), 1e-11);
    }

    @Test
    void theGradientStaysAsItIsAndMayBeZero() {
        double[] g = {1, 2, 3};
        GradientSplit.of(g, top(Explicit.diagonal(3, 2, 1), 1));
        assertArrayEquals(new double[] {1, 2, 3}, g);
        GradientSplit zero = GradientSplit.of(new double[3], top(Explicit.diagonal(3, 2, 1), 1));
        assertEquals(0, zero.square() + zero.topSquare() + zero.restSquare());
    }
}
