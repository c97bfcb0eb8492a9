package org.costscape.experiment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.costscape.file.BadInputException;

/** Which point of parameter space: a snapshot of one of the runs at hand, zero, or noise. */
public sealed interface PointChoice permits PointChoice.OfRun, PointChoice.Zero, PointChoice.Noise {
    /** θ of the lowest held-out cost of the first run. */
    PointChoice BEST = new OfRun(1, SnapshotChoice.BEST);

    /** As {@link #parse} reads it, and as it stands in JSON. */
    @JsonValue
    String text();

    /** Reads {@code SNAPSHOT} of the first run or {@code N/SNAPSHOT} of the N-th, {@code zero}, or {@code noise:SEED}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PointChoice parse(String text) {
        Matcher noise = Noise.TYPED.matcher(text);
        if (noise.matches()) {
            return new Noise(Long.parseLong(noise.group(1)));
        }
        Matcher ofRun = OfRun.TYPED.matcher(text);
        if (ofRun.matches()) {
            return new OfRun(
                    ofRun.group(1) == null ? 1 : Integer.parseInt(ofRun.group(1)), new SnapshotChoice(ofRun.group(2)));
        }
        if (text.equals("zero")) {
            return new Zero();
        }
        throw new BadInputException(
                "point: expected first, best, last or the number of a step, with N/ before it for the"
                        + " N-th run, or zero, or noise:SEED, found \"" + text + "\"");
    }

    /**
     * A snapshot.
     *
     * @param run which of the runs, counted from 1
     * @param snapshot which of its snapshots
     */
    record OfRun(int run, SnapshotChoice snapshot) implements PointChoice {
        private static final Pattern TYPED = Pattern.compile("(?:([1-9]\\d{0,3})/)?(first|best|last|\\d{1,9})");

        @Override
        public String text() {
            return (run == 1 ? "" : run + "/") + snapshot.text();
        }
    }

    /** θ = 0. */
    record Zero() implements PointChoice {
        @Override
        public String text() {
            return "zero";
        }
    }

    /**
     * Every parameter drawn from N(0, 1).
     *
     * @param seed any number
     */
    record Noise(long seed) implements PointChoice {
        private static final Pattern TYPED = Pattern.compile("noise:(-?\\d{1,18})");

        @Override
        public String text() {
            return "noise:" + seed;
        }
    }
}
