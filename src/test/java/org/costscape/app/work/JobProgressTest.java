package org.costscape.app.work;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.costscape.task.Demand;
import org.junit.jupiter.api.Test;

class JobProgressTest {
    private final List<Amount> amounts = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final JobProgress progress = new JobProgress(Runnable::run, amounts::add, clock::get, false);

    @Test
    void theTimeLeftIsEstimatedFromThePaceSinceTheFirstReport() {
        progress.report(50, 100);
        clock.set(5_000_000_000L);
        progress.report(60, 100);

        assertEquals(
                List.of(new Amount(50, 100, OptionalDouble.empty()), new Amount(60, 100, OptionalDouble.of(20))),
                amounts);
    }

    @Test
    void reportsThatFollowEachOtherAtOnceAreLeftOutExceptTheLast() {
        for (int step = 1; step <= 100; step++) {
            progress.report(step, 100);
        }

        assertEquals(List.of(1L, 100L), amounts.stream().map(Amount::done).toList());
    }

    @Test
    void largeWorkIsNotBegunBeforeSomebodyAgrees() {
        Demand large = new Demand("40,000 points, up to about 2 h", 7200, 0.1);
        JobProgress agreed = new JobProgress(Runnable::run, amounts::add, clock::get, true);

        LargeWorkException refused = assertThrows(LargeWorkException.class, () -> progress.expect(large));
        assertEquals(large.text(), refused.getMessage());
        assertDoesNotThrow(() -> agreed.expect(large));
        assertDoesNotThrow(() -> progress.expect(new Demand("9 points", 1, 0.1)));
    }

    @Test
    void cancellingEndsTheWorkAtItsNextCheck() {
        progress.cancel();

        assertThrows(CancellationException.class, progress::check);
    }
}
