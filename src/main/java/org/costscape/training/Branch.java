package org.costscape.training;

import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/**
 * A θ₀ that was handed over: a snapshot of another run, or any point of a landscape. It lies in the run's own folder as the
 * snapshot of step 0, so that what it came from is not needed any more; what an optimizer remembers begins at 0.
 *
 * @param origin where it came from, in words: {@code runs/relu step 640}
 * @param sha256 hash of the numbers of θ₀
 */
public record Branch(String origin, String sha256) implements Start {
    private static final int LONGEST = 300;

    public Branch {
        if (origin.isBlank() || origin.length() > LONGEST || origin.chars().anyMatch(Character::isISOControl)) {
            throw new BadInputException("origin: expected 1 … " + LONGEST
                    + " characters that say where θ₀ came from, without control characters, found "
                    + (origin.isBlank() ? "none" : "\"" + origin.substring(0, Math.min(40, origin.length())) + "\""));
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new BadInputException("sha256: expected 64 hexadecimal digits, found \"" + sha256 + "\"");
        }
    }

    /**
     * Reads θ₀; the caller closes it.
     *
     * @throws BadInputException if the run has not this θ₀ as its snapshot of step 0
     */
    public ParameterVector load(RunFolder run, ParameterLayout layout, Precision precision) {
        Snapshot.Loaded loaded = run.snapshot(0).load(layout, precision);
        if (!loaded.sha256().equals(sha256)) {
            loaded.theta().close();
            throw new BadInputException(run.path() + ": initialization.sha256: expected " + sha256.substring(0, 12)
                    + "… of the snapshot of step 0, found " + loaded.sha256().substring(0, 12)
                    + "…; restore the snapshot, or branch again");
        }
        return loaded.theta();
    }
}
