package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Measures for how long the toolkit's thread does not answer, and sees what it does meanwhile.
 *
 * <p>A stall counts with the processor time that the thread took in it, not with the time on the clock: on a loaded machine the
 * thread also waits for a processor, which is no fault of the window. Only where the thread is found waiting in the window's own
 * code, for a lock, a file or another thread, the clock counts.
 */
final class Watchdog implements AutoCloseable {
    private static final long LONGEST_MILLIS = 100;
    private static final long PAUSE_MILLIS = 5;
    private static final long PATIENCE_MILLIS = 60;
    private static final int FRAMES = 60;
    private static final double MILLIS = 1e-6;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Thread thread = new Thread(this::watch, "watchdog");
    private final long watched;
    private Stall longest = new Stall(0, 0, "");

    /**
     * A time without an answer.
     *
     * @param nanos what counts of it
     * @param wall on the clock
     * @param doing where the thread was when it began to be long
     */
    private record Stall(long nanos, long wall, String doing) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f ms (%.0f ms on the clock)%s", MILLIS * nanos, MILLIS * wall, doing);
        }
    }

    Watchdog() {
        AtomicLong id = new AtomicLong();
        Platform.runLater(() -> id.set(Thread.currentThread().getId()));
        WaitForAsyncUtils.waitForFxEvents();
        watched = id.get();
        thread.setDaemon(true);
        thread.start();
    }

    /** The longest time without an answer. */
    synchronized String longest() {
        return longest.toString();
    }

    /** Fails if the thread was kept from answering for longer than a tenth of a second. */
    synchronized void assertAnswered() {
        assertTrue(MILLIS * longest.nanos() <= LONGEST_MILLIS, () -> "the toolkit's thread was blocked for " + longest);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                CountDownLatch answered = new CountDownLatch(1);
                long asked = System.nanoTime();
                long worked = threads.getThreadCpuTime(watched);
                Platform.runLater(answered::countDown);
                boolean waits = false;
                String stack = "";
                if (!answered.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    ThreadInfo info = threads.getThreadInfo(watched, FRAMES);
                    stack = stack(info);
                    waits = info.getThreadState() != Thread.State.RUNNABLE && stack.contains("org.costscape");
                }
                answered.await();
                long wall = System.nanoTime() - asked;
                long work = threads.getThreadCpuTime(watched) - worked;
                note(new Stall(waits ? wall : Math.min(wall, work), wall, stack));
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note(Stall stall) {
        if (stall.nanos() > longest.nanos()) {
            longest = stall;
        }
    }

    private static String stack(ThreadInfo info) {
        return Arrays.stream(info.getStackTrace())
                .map(frame -> "\n    at " + frame)
                .collect(Collectors.joining());
    }
}
