package org.costscape.training;

import java.util.List;
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
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i) == null
                    || (i > 0 && sources.get(i).step() <= sources.get(i - 1).step())) {
                throw new BadInputException("sources: expected files in rising order of their steps, found "
                        + (sources.get(i) == null
                                ? "null"
                                : "step " + sources.get(i).step() + " after step "
                                        + sources.get(i - 1).step()));
            }
        }
        sources = List.copyOf(sources);
    }

    /** The number of steps of the last snapshot. */
    public int lastStep() {
        return sources.get(sources.size() - 1).step();
    }
}
