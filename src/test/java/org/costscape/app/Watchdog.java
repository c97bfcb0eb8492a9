package org.costscape.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/** Measures for how long the toolkit's thread does not answer. */
final class Watchdog implements AutoCloseable {
    private static final long PAUSE_MILLIS = 5;

    private final AtomicLong longestNanos = new AtomicLong();
    private final Thread thread = new Thread(this::watch, "watchdog");

    Watchdog() {
        thread.setDaemon(true);
        thread.start();
    }

    long longestMillis() {
        return longestNanos.get() / 1_000_000;
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
                Platform.runLater(answered::countDown);
                answered.await();
                longestNanos.accumulateAndGet(System.nanoTime() - asked, Math::max);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
