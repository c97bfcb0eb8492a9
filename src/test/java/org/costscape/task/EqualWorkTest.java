package org.costscape.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class EqualWorkTest {
    private final List<String> told = new ArrayList<>();

    private final Progress all = new Progress() {
        @Override
        public void report(long done, long total) {
            told.add(done + "/" + total);
        }

        @Override
        public void expect(Demand demand) {
            told.add(demand.text() + ", " + demand.seconds() + " s, " + demand.share());
        }

        @Override
        public boolean cancelled() {
            return told.size() > 3;
        }
    };

    @Test
    void theFirstSaysWhatAllTake() {
        Demand one = new Demand("51 points", 400, 0.3);
        new EqualWork(all, 0, 2).expect(one);
        new EqualWork(all, 1, 2).expect(one);
        assertEquals(List.of("2 times 51 points, 800.0 s, 0.3"), told);
    }

    @Test
    void eachGoesOnWhereTheOneBeforeEndedAndStopsWhereAllDo() {
        new EqualWork(all, 0, 2).report(5, 10);
        new EqualWork(all, 1, 2).check();
        new EqualWork(all, 1, 2).report(0, 10);
        new EqualWork(all, 1, 2).report(10, 10);
        assertEquals(List.of("25/100", "50/100", "100/100"), told);
        all.report(1, 1);
        assertThrows(CancellationException.class, () -> new EqualWork(all, 1, 2).check());
        assertEquals(true, new EqualWork(all, 1, 2).cancelled());
    }
}
