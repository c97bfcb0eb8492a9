package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TallyTest {
    private static Tally of(double... costs) {
        Tally tally = new Tally();
        for (double cost : costs) {
            tally.add(cost, cost > 2);
        }
        return tally;
    }

    @Test
    void theMeanIsOverTheExamplesOfAllChunks() {
        Evaluation mean = Tally.mean(new Tally[] {of(1, 2), of(3), of(6, 1.5)}, 5);
        assertEquals(2.7, mean.cost(), 1e-15);
        assertEquals(0.4, mean.errorRate(), 1e-15);
        assertEquals(Double.NaN, mean.gradientNorm());
    }

    @Test
    void withoutClassesThereIsNoErrorRate() {
        Tally tally = of(1);
        tally.add(5);
        Evaluation mean = Tally.mean(new Tally[] {tally, of(3)}, 3);
        assertEquals(3, mean.cost());
        assertEquals(Double.NaN, mean.errorRate());
    }

    /** After 2⁵³ a one is lost when it is added alone; 256 of them, which are added up on their own before, are not. */
    @Test
    void aLargeCostDoesNotSwallowTheSmallOnesOfLaterBlocks() {
        Tally tally = new Tally();
        double large = 0x1p53;
        tally.add(large, false);
        for (int i = 0; i < 255 + 256 + 100; i++) {
            tally.add(i < 255 ? 0 : 1, false);
        }
        assertEquals(large + 356, Tally.mean(new Tally[] {tally}, 1).cost());
    }

    @Test
    void aMixtureHasItsSharesOfTheCostsAndTheErrorsOfTheFirst() {
        Tally tally = of(1, 10);
        tally.addMixed(0.25, of(4, 8), of(1, 1, 2));
        Evaluation mean = Tally.mean(new Tally[] {tally}, 1);
        assertEquals(11 + 0.25 * 12 + 0.75 * 4, mean.cost(), 1e-15);
        assertEquals(1 + 2, mean.errorRate());
    }

    @Test
    void anArrayHoldsTalliesOfTheirOwn() {
        Tally[] tallies = Tally.array(3);
        tallies[1].add(6, true);
        assertEquals(3, tallies.length);
        assertEquals(2, Tally.mean(tallies, 3).cost());
        assertEquals(0, Tally.mean(new Tally[] {tallies[0], tallies[2]}, 2).cost());
    }
}
