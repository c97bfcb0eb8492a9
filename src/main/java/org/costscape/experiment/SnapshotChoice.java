package org.costscape.experiment;

import org.costscape.file.BadInputException;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/**
 * Which snapshot of a run: {@code first}, {@code best} on held-out data, of a toy by its cost, {@code last}, or the number of a step.
 *
 * @param text as typed
 */
public record SnapshotChoice(String text) implements LineStart {
    /** θ₀, of an imported run the snapshot of the fewest steps. */
    public static final SnapshotChoice FIRST = new SnapshotChoice("first");
    /** θ of the lowest held-out cost, or of the lowest cost where nothing is held out. */
    public static final SnapshotChoice BEST = new SnapshotChoice("best");

    /** θ after the most steps. */
    public static final SnapshotChoice LAST = new SnapshotChoice("last");

    public SnapshotChoice {
        if (!text.matches("first|best|last|\\d{1,9}")) {
            throw new BadInputException(
                    "snapshot: expected first, best, last or the number of a step, found \"" + text + "\"");
        }
    }

    /** The snapshot in a run. */
    Snapshot of(RunFolder run) {
        if (equals(FIRST)) {
            return run.first();
        }
        if (equals(BEST)) {
            return run.best();
        }
        return equals(LAST) ? run.last() : run.snapshot(Integer.parseInt(text));
    }
}
