package org.costscape.app;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;

/** Measures for how long the toolkit's thread does not answer, and sees what it does meanwhile. */
final class Watchdog implements AutoCloseable {
    private static final long PAUSE_MILLIS = 5;
    private static final long PATIENCE_MILLIS = 60;
    private static final int FRAMES = 40;

    private final Thread thread = new Thread(this::watch, "watchdog");
    private long longestNanos;
    private String doing = "";

    Watchdog() {
        thread.setDaemon(true);
        thread.start();
    }

    /** The longest time without an answer, and where the thread was when it began to be long. */
    synchronized String longest() {
        return longestNanos / 1_000_000 + " ms" + doing;
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
                String stack = answered.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) ? "" : stack();
                answered.await();
                note(System.nanoTime() - asked, stack);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note(long nanos, String stack) {
        if (nanos > longestNanos) {
            longestNanos = nanos;
            doing = stack;
        }
    }

    private static String stack() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey().getName().equals("JavaFX Application Thread"))
                .flatMap(each -> Arrays.stream(each.getValue()))
                .limit(FRAMES)
                .map(frame -> "\n    at " + frame)
                .collect(Collectors.joining());
    }
}
