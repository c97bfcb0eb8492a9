package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinibatchesTest {
    @ParameterizedTest
    @CsvSource({"10, 5, 2", "10, 3, 3", "10, 10, 1", "10, 1, 10"})
    void anEpochHasTheMinibatchesThatTheExamplesFill(int examples, int batch, int steps) {
        assertEquals(steps, Minibatches.stepsAnEpoch(examples, batch));
        assertEquals(steps, new Minibatches(examples, batch, 1).stepsAnEpoch());
        assertEquals(steps, NetworkTraining.stepsAnEpoch(examples, batch));
    }

    @Test
    void anEpochTakesEachExampleOnce() {
        Minibatches minibatches = new Minibatches(12, 4, 7);
        int[] epoch = IntStream.range(3, 6)
                .flatMap(step -> Arrays.stream(minibatches.of(step)))
                .toArray();
        assertFalse(Arrays.equals(IntStream.range(0, 12).toArray(), epoch));
        assertArrayEquals(
                IntStream.range(0, 12).toArray(), Arrays.stream(epoch).sorted().toArray());
    }

    @Test
    void aRestIsLeftForAnotherEpoch() {
        Minibatches minibatches = new Minibatches(7, 3, 7);
        Map<Integer, Integer> left = new HashMap<>();
        for (int epoch = 0; epoch < 200; epoch++) {
            int first = 2 * epoch;
            int[] taken = IntStream.concat(
                            Arrays.stream(minibatches.of(first)), Arrays.stream(minibatches.of(first + 1)))
                    .distinct()
                    .toArray();
            assertEquals(6, taken.length);
            left.merge(21 - Arrays.stream(taken).sum(), 1, Integer::sum);
        }
        assertEquals(IntStream.range(0, 7).boxed().collect(Collectors.toSet()), left.keySet());
    }

    @Test
    void aMinibatchDependsOnTheSeedAndTheStepAlone() {
        Minibatches inOrder = new Minibatches(50, 20, 3);
        int[][] steps = IntStream.range(0, 6).mapToObj(inOrder::of).toArray(int[][]::new);
        Minibatches backwards = new Minibatches(50, 20, 3);
        for (int step = 5; step >= 0; step--) {
            assertArrayEquals(steps[step], backwards.of(step), "step " + step);
        }
        assertFalse(Arrays.equals(steps[0], new Minibatches(50, 20, 4).of(0)), "another seed");
        assertFalse(Arrays.equals(steps[0], steps[2]), "another epoch");
    }

    /** Each of the 6 orders of 3 examples about 200 times in 1200 epochs: five standard deviations are 65. */
    @Test
    void allOrdersAreEquallyProbable() {
        Minibatches minibatches = new Minibatches(3, 3, 5);
        Map<String, Integer> counts = new HashMap<>();
        for (int epoch = 0; epoch < 1200; epoch++) {
            counts.merge(Arrays.toString(minibatches.of(epoch)), 1, Integer::sum);
        }
        assertEquals(6, counts.size());
        counts.forEach((order, count) -> assertEquals(200, count, 65, order));
    }

    @Test
    void aMinibatchThatTheSetDoesNotFillIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Minibatches(5, 6, 1));
    }
}
