package org.costscape.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void everyTaskRunsOnceAndNoLaneIsUsedTwiceAtATime(int lanes) {
        AtomicIntegerArray runs = new AtomicIntegerArray(1000);
        AtomicIntegerArray busy = new AtomicIntegerArray(lanes);
        try (Parallel parallel = new Parallel(lanes)) {
            parallel.forEach(1000, (task, lane) -> {
                assertEquals(1, busy.incrementAndGet(lane));
                runs.incrementAndGet(task);
                busy.decrementAndGet(lane);
            });
        }
        for (int task = 0; task < 1000; task++) {
            assertEquals(1, runs.get(task));
        }
    }

    @Test
    void theFirstFailureEndsTheLoopAndIsThrownToTheCaller() {
        AtomicInteger begun = new AtomicInteger();
        try (Parallel parallel = new Parallel(2)) {
            IllegalStateException thrown = assertThrows(
                    IllegalStateException.class,
                    () -> parallel.forEach(1_000_000, (task, lane) -> {
                        begun.incrementAndGet();
                        if (task == 10) {
                            throw new IllegalStateException("task 10");
                        }
                    }));
            assertEquals("task 10", thrown.getMessage());
            assertTrue(begun.get() < 1_000_000);
            parallel.forEach(3, (task, lane) -> begun.incrementAndGet());
        }
    }

    @Test
    void noTasksAreNoWork() {
        try (Parallel parallel = new Parallel(3)) {
            parallel.forEach(0, (task, lane) -> {
                throw new AssertionError();
            });
        }
    }

    @Test
    void anInterruptCancelsAtTheNextCheckAndStays() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, Progress.NONE::check);
        assertTrue(Thread.interrupted());
    }
}
