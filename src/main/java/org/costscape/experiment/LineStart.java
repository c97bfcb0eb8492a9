package org.costscape.experiment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.costscape.file.BadInputException;

/** What a line begins at, α = 0: a snapshot of the run, or as a control a point that no training knows. */
public sealed interface LineStart permits SnapshotChoice, LineStart.Noise, LineStart.Zero {
    /** As {@link #parse} reads it. */
    String text();

    /**
     * Every parameter from N(0, 1).
     *
     * @param seed of the numbers
     */
    record Noise(long seed) implements LineStart {
        private static final Pattern TYPED = Pattern.compile("noise(?::(\\d{1,18}))?");

        @Override
        public String text() {
            return "noise:" + seed;
        }
    }

    /** θ = 0. */
    record Zero() implements LineStart {
        @Override
        public String text() {
            return "zero";
        }
    }

    /**
     * Reads {@code first}, {@code best}, {@code last}, the number of a step, {@code zero}, {@code noise} (of seed 0) or
     * {@code noise:SEED}.
     */
    static LineStart parse(String text) {
        Matcher noise = Noise.TYPED.matcher(text);
        if (noise.matches()) {
            return new Noise(noise.group(1) == null ? 0 : Long.parseLong(noise.group(1)));
        }
        if (text.equals("zero")) {
            return new Zero();
        }
        try {
            return new SnapshotChoice(text);
        } catch (BadInputException e) {
            throw new BadInputException(
                    "start: expected first, best, last, the number of a step, zero, noise or noise:SEED, found \""
                            + text + "\"",
                    e);
        }
    }
}
