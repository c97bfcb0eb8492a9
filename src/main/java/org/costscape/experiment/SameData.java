package org.costscape.experiment;

import java.util.List;
import org.costscape.file.BadInputException;
import org.costscape.training.RunFolder;

/** That runs can be compared in one figure. */
final class SameData {
    private SameData() {}

    /**
     * Checks it from their definitions alone.
     *
     * @throws BadInputException if they were trained on different data, or one is given twice
     */
    static void check(List<RunFolder> runs) {
        RunFolder first = runs.get(0);
        RunDefinition expected = RunDefinition.read(first);
        for (RunFolder run : runs.subList(1, runs.size())) {
            RunDefinition found = RunDefinition.read(run);
            if (run.path()
                    .toAbsolutePath()
                    .normalize()
                    .equals(first.path().toAbsolutePath().normalize())) {
                throw new BadInputException(run.path() + ": the two runs are the same; name another one, or only one");
            }
            if (!found.trainingData().equals(expected.trainingData())) {
                throw new BadInputException(run.path() + ": the run was trained on other data than " + first.path()
                        + "; compare runs on the same data");
            }
        }
    }
}
