package org.costscape.cli;

import java.io.PrintStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.costscape.experiment.Numbers;
import org.costscape.task.Demand;
import org.costscape.task.Progress;
import picocli.CommandLine.Help.Ansi;

/**
 * Progress on standard error: a bar with the time left on a terminal, one line now and then elsewhere. Large work begins when the
 * question whether to go on is answered with yes. While it is open, an
 * interrupt (Ctrl-C) asks the work to stop and waits until it has left a state that can be continued.
 */
final class Console implements Progress, AutoCloseable {
    private static final long NANOS_BETWEEN_BARS = 100_000_000L;
    private static final long NANOS_BEFORE_FIRST_LINE = 1_000_000_000L;
    private static final long NANOS_BETWEEN_LINES = 5_000_000_000L;
    private static final int BAR = 30;
    private static final int LONGEST_WAIT_SECONDS = 20;

    private final String what;
    private final Supplier<String> afterInterrupt;
    private final Question question;
    private final PrintStream err = System.err;
    private final boolean terminal = Ansi.AUTO.enabled();
    private final long started = System.nanoTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "costscape-interrupt");
    private volatile boolean interrupted;
    private volatile boolean asking;
    private long shown = started;
    private long first = -1;
    private long begun;
    private boolean any;

    /**
     * @param what the unit of work, for example "training step"
     * @param afterInterrupt what to tell who has interrupted the work
     */
    Console(String what, String afterInterrupt) {
        this(what, () -> afterInterrupt, Question.ofTerminal());
    }

    /**
     * @param afterInterrupt says, once the work has stopped, what to tell who has interrupted it
     * @param question is asked before large work
     */
    Console(String what, Supplier<String> afterInterrupt, Question question) {
        this.what = what;
        this.afterInterrupt = afterInterrupt;
        this.question = question;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void report(long done, long total) {
        long now = System.nanoTime();
        if (first < 0) {
            first = done;
            begun = now;
        }
        if (!due(now) && (done < total || !terminal)) {
            return;
        }
        shown = now;
        any = true;
        // What comes before the first report, as the reading of data, takes time only once.
        double secondsAUnit = done > first ? (now - begun) / 1e9 / (done - first) : (now - started) / 1e9;
        String state = what + " " + done + " of " + total + ", about " + Numbers.duration(secondsAUnit * (total - done))
                + " left";
        if (terminal) {
            int filled = (int) (BAR * done / total);
            err.print("\r" + "█".repeat(filled) + "·".repeat(BAR - filled) + " " + state + "\u001b[K");
            err.flush();
        } else {
            err.println(state);
        }
    }

    /** Whether to show something again; without a terminal a first line soon tells how long the work will take. */
    private boolean due(long now) {
        if (terminal) {
            return now - shown >= NANOS_BETWEEN_BARS;
        }
        return now - shown >= NANOS_BETWEEN_LINES || (!any && now - begun >= NANOS_BEFORE_FIRST_LINE);
    }

    @Override
    public void notice(String line) {
        err.println(line);
    }

    @Override
    public void expect(Demand demand) {
        notice(demand.text());
        if (demand.isLarge()) {
            asking = true;
            boolean goesOn = question.goesOn("Go on? [y/N] ");
            asking = false;
            if (!goesOn) {
                err.println("costscape: not begun; --yes does not ask");
                throw new CancellationException("not begun");
            }
        }
    }

    @Override
    public boolean cancelled() {
        return interrupted;
    }

    @Override
    public void close() {
        if (terminal && first >= 0) {
            err.print("\r\u001b[K");
            err.flush();
        }
        ended.countDown();
        if (!interrupted) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void interrupt() {
        interrupted = true;
        if (asking) { // nothing has begun that would have to stop
            err.println();
            err.println("costscape: not begun");
            return;
        }
        try {
            boolean stopped = ended.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            err.println("costscape: interrupted"
                    + (stopped
                            ? "; " + afterInterrupt.get()
                            : ", but the work did not stop in " + LONGEST_WAIT_SECONDS + " s"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
