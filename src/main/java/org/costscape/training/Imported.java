package org.costscape.training;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.costscape.file.BadInputException;

/**
 * All θ of a run that was trained by another program: nothing is trained from here on, what training there was is not known.
 *
 * @param sources the files that its snapshots were read from, in order of their steps
 */
public record Imported(List<Source> sources) implements Start {
    /** Each figure of a run carries all of them. */
    public static final int MOST = 1000;

    /**
     * A file that one snapshot was read from.
     *
     * @param step number of steps done, as its name said
     * @param file its name
     * @param sha256 hash of the file
     */
    public record Source(int step, String file, String sha256) {
        public Source {
            if (step < 0) {
                throw new BadInputException("step: expected 0 or more, found " + step);
            }
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new BadInputException("sha256: expected 64 hexadecimal digits, found \"" + sha256 + "\"");
            }
        }
    }

    public Imported {
        if (sources.isEmpty() || sources.size() > MOST) {
            throw new BadInputException("sources: expected 1 … " + MOST + " files, found " + sources.size());
        }
        Set<Integer> steps = new HashSet<>();
        for (Source each : sources) {
            if (each == null || !steps.add(each.step())) {
                throw new BadInputException("sources: expected a file for each step, found "
                        + (each == null ? "null" : "two for step " + each.step()));
            }
        }
        sources = List.copyOf(sources);
    }

    /** The number of steps of the last snapshot. */
    public int lastStep() {
        return sources.get(sources.size() - 1).step();
    }
}
