package org.costscape.curvature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.costscape.file.BadInputException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class LanczosTest {
    private static double[] values(List<Eigenpair> pairs) {
        return pairs.stream().mapToDouble(Eigenpair::value).toArray();
    }

    @Test
    void bothEndsOfALargeSpectrumAreFoundLongBeforeTheWholeSpaceIs() {
        double[] spectrum = IntStream.range(0, 500).mapToDouble(i -> i / 500.0).toArray();
        spectrum[7] = 30;
        spectrum[8] = 11;
        spectrum[9] = 10.9;
        spectrum[10] = -2;
        spectrum[11] = -1.5;
        spectrum[12] = -1.4;
        Explicit a = Explicit.rotated(1, spectrum);
        Spectrum found = new Lanczos(3, 300, 1e-9, 5).of(a);
        assertTrue(found.converged());
        assertArrayEquals(new double[] {30, 11, 10.9}, values(found.largest()), 1e-10);
        assertArrayEquals(new double[] {-2, -1.5, -1.4}, values(found.smallest()), 1e-10);
        assertTrue(found.steps() < 100, "steps " + found.steps());
        assertEquals(found.steps() + 6, a.products());
    }

    @Test
    void oneEndAloneTakesFewerStepsThanBoth() {
        double[] spectrum = IntStream.range(0, 500).mapToDouble(i -> -i / 500.0).toArray();
        spectrum[7] = 30;
        spectrum[8] = 11;
        Spectrum both = new Lanczos(2, 300, 1e-9, 5).of(Explicit.rotated(1, spectrum));
        Explicit a = Explicit.rotated(1, spectrum);
        Spectrum top = new Lanczos(2, 0, 300, 1e-9, 5).of(a);
        assertTrue(top.converged());
        assertArrayEquals(new double[] {30, 11}, values(top.largest()), 1e-10);
        assertTrue(top.smallest().isEmpty());
        assertTrue(2 * top.steps() < both.steps(), top.steps() + ", " + both.steps());
        assertEquals(top.steps() + 2, a.products());
        Spectrum bottom = new Lanczos(0, 1, 300, 1e-9, 5).of(Explicit.rotated(1, spectrum));
        assertArrayEquals(new double[] {-0.998}, values(bottom.smallest()), 1e-10);
    }

    @Test
    void theComponentOfTheLargestSizeIsAboveZero() {
        Spectrum found = new Lanczos(4, 300, 1e-9, 0).of(Explicit.rotated(2, 9, 4, 3, 1, 0.5, 0, -1, -2, -3, -7));
        for (Eigenpair pair : found.largest()) {
            double[] v = pair.vector();
            double most = IntStream.range(0, v.length)
                    .mapToDouble(i -> Math.abs(v[i]))
                    .max()
                    .orElseThrow();
            assertTrue(IntStream.range(0, v.length).anyMatch(i -> v[i] == most));
        }
    }

    @Test
    void theVectorsAreEigenvectorsWithTheReportedResiduals() {
        Explicit a = Explicit.rotated(2, 9, 4, 3, 1, 0.5, 0, -1, -2, -3, -7);
        Spectrum found = new Lanczos(2, 300, 1e-9, 0).of(a);
        for (Eigenpair pair : found.largest()) {
            double[] v = pair.vector();
            double[] product = a.times(v);
            Vectors.add(product, -pair.value(), v);
            assertEquals(1, Vectors.norm(v), 1e-13);
            assertEquals(Vectors.norm(product), pair.residual());
            assertEquals(0, pair.residual(), 1e-12);
        }
        assertEquals(
                0,
                Vectors.dot(
                        found.largest().get(0).vector(), found.largest().get(1).vector()),
                1e-12);
    }

    /** The random vector has a part along one eigenvector of each eigenvalue alone: each copy needs another start. */
    @Test
    void eigenvaluesThatOccurSeveralTimesAreFoundAsOften() {
        double[] spectrum = new double[400];
        for (int i = 0; i < 4; i++) {
            spectrum[i] = 5;
            spectrum[10 + i] = -1;
        }
        spectrum[20] = 2;
        Spectrum found = new Lanczos(5, 300, 1e-9, 3).of(Explicit.rotated(4, spectrum));
        assertTrue(found.converged());
        assertArrayEquals(new double[] {5, 5, 5, 5, 2}, values(found.largest()), 1e-10);
        assertArrayEquals(new double[] {-1, -1, -1, -1, 0}, values(found.smallest()), 1e-10);
        assertTrue(found.steps() < 30, "steps " + found.steps());
    }

    @Test
    void aSmallSpaceIsSearchedWholly() {
        Spectrum found = new Lanczos(5, 300, 1e-9, 3).of(Explicit.diagonal(2, 2, -2));
        assertArrayEquals(new double[] {2, 2, -2}, values(found.largest()), 1e-14);
        assertArrayEquals(new double[] {-2, 2, 2}, values(found.smallest()), 1e-14);
        assertArrayEquals(
                new double[] {7},
                values(new Lanczos(1, 5, 1e-9, 0).of(Explicit.diagonal(7)).largest()));
        assertEquals(3, found.steps());
    }

    @Test
    void aMatrixOfZerosHasZeros() {
        Spectrum found = new Lanczos(2, 300, 1e-9, 3).of(Explicit.diagonal(new double[50]));
        assertArrayEquals(new double[] {0, 0}, values(found.largest()));
        assertTrue(found.converged());
    }

    @Test
    void stepsThatAreUsedUpAreSaid() {
        double[] spectrum = IntStream.range(0, 500).mapToDouble(i -> i / 500.0).toArray();
        Spectrum found = new Lanczos(3, 12, 1e-9, 5).of(Explicit.diagonal(spectrum));
        assertFalse(found.converged());
        assertEquals(12, found.steps());
        assertTrue(found.largest().get(2).residual() > 1e-3);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        Explicit a = Explicit.rotated(2, 9, 4, 3, 1, 0.5, 0, -1, -2, -3, -7);
        Lanczos lanczos = new Lanczos(3, 300, 1e-9, 8);
        assertArrayEquals(values(lanczos.of(a).largest()), values(lanczos.of(a).largest()), 0);
    }

    @Test
    void theMostProductsAreThoseThatItTakesWhereTheStepsAreUsedUp() {
        double[] spectrum = IntStream.range(0, 500).mapToDouble(i -> i / 500.0).toArray();
        Lanczos lanczos = new Lanczos(3, 2, 12, 1e-9, 5);
        Explicit a = Explicit.diagonal(spectrum);
        Spectrum found = lanczos.of(a);
        assertEquals(12 + 3 + 2, lanczos.products(500));
        assertEquals(17, a.products());
        assertEquals(2 + 2 + 2, lanczos.products(2));
        assertEquals(found.largest().get(0), found.top());
    }

    /** The residual is looked at every five steps: with one it need not reach, it ends at the first look that has enough. */
    @Test
    void aCoarseToleranceEndsAtTheFirstLook() {
        double[] spectrum = IntStream.range(0, 500).mapToDouble(i -> i / 500.0).toArray();
        assertEquals(
                5, new Lanczos(2, 300, 1, 5).of(Explicit.diagonal(spectrum)).steps());
        assertEquals(
                10, new Lanczos(4, 300, 1, 5).of(Explicit.diagonal(spectrum)).steps());
        assertEquals(
                10, new Lanczos(5, 300, 1, 5).of(Explicit.diagonal(spectrum)).steps());
    }

    @Test
    void convergenceIsSaidWhereTheLastStepBringsIt() {
        double[] spectrum = IntStream.range(0, 500).mapToDouble(i -> i / 500.0).toArray();
        assertTrue(new Lanczos(2, 4, 1, 5).of(Explicit.diagonal(spectrum)).converged());
        assertFalse(new Lanczos(2, 3, 1, 5).of(Explicit.diagonal(spectrum)).converged());
    }

    @Test
    void aNumberOfEigenvaluesBelowOneIsRefused() {
        Assertions.assertThrows(BadInputException.class, () -> new Lanczos(0, 300, 1e-9, 0));
        Assertions.assertThrows(BadInputException.class, () -> new Lanczos(-1, 2, 300, 1e-9, 0));
        Assertions.assertThrows(BadInputException.class, () -> new Lanczos(2, -1, 300, 1e-9, 0));
    }

    @Test
    void aNumberOfStepsBelowOneIsRefused() {
        Assertions.assertThrows(BadInputException.class, () -> new Lanczos(1, 0, 1e-9, 0));
        assertEquals(
                1, new Lanczos(1, 1, 1e-9, 0).of(Explicit.diagonal(1, 2, 3)).steps());
    }
}
