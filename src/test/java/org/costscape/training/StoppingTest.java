package org.costscape.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoppingTest {
    /** Evaluations every ten steps with these held-out costs. */
    private static List<HistoryEntry> history(String heldOutCosts) {
        double[] costs = Arrays.stream(heldOutCosts.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return IntStream.range(0, costs.length)
                .mapToObj(i -> new HistoryEntry(10 * i, null, null, 1, 0.5, costs[i], 0.5))
                .toList();
    }

    private static TrainingDefinition upTo(int steps, Stopping stopping) {
        return new TrainingDefinition(
                new SgdDefinition(0.1, 0), new Schedule.Constant(), List.of(), 10, steps, stopping, 10, 5, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "3, false",
        "3 2 1, false",
        "1 2, false",
        "1 1, false",
        "1 2 2, true",
        "1 1 1, true",
        "3 1 2 3, true",
        "3 4 2 3 1, false",
        "3 4 2 3 1 1 1, true",
        "3 NaN, false",
        "3 NaN Infinity, true",
    })
    void itStopsWhereTwoEvaluationsInARowAreNotBelowTheBestBefore(String heldOutCosts, boolean expected) {
        assertEquals(expected, new Stopping.NoImprovement(2).stops(history(heldOutCosts)));
        assertFalse(new Stopping.LastStep().stops(history(heldOutCosts)));
    }

    @Test
    void aRunEndsAtItsLastStepOrEarly() {
        List<HistoryEntry> history = history("1 2 2");
        assertFalse(upTo(30, new Stopping.LastStep()).ends(history));
        assertTrue(upTo(20, new Stopping.LastStep()).ends(history));
        assertTrue(upTo(30, new Stopping.NoImprovement(2)).endsEarly(history));
        assertFalse(upTo(20, new Stopping.NoImprovement(2)).endsEarly(history), "the last step is not early");
        assertFalse(upTo(30, new Stopping.NoImprovement(3)).ends(history));
        assertFalse(upTo(30, new Stopping.NoImprovement(3)).ends(List.of()));
    }

    @Test
    void aRunThatDivergedHasNotComeToItsEnd() {
        List<HistoryEntry> history = List.of(history("1").get(0), HistoryEntry.diverged(20, Double.NaN));
        assertFalse(upTo(20, new Stopping.NoImprovement(1)).ends(history));
    }

    @Test
    void theBestIsTheFirstOfTheLowestHeldOutCosts() {
        assertEquals(20, HistoryEntry.best(history("3 NaN 1 2 1")).step());
    }
}
