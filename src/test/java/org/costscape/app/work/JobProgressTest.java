package org.costscape.app.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JobProgressTest {
    private final List<Amount> amounts = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final JobProgress progress = new JobProgress(Runnable::run, amounts::add, clock::get);

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
    void cancellingEndsTheWorkAtItsNextCheck() {
        progress.cancel();

        assertThrows(CancellationException.class, progress::check);
    }
}
