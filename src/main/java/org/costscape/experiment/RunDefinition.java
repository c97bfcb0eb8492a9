package org.costscape.experiment;

import org.costscape.dataset.DataSplit;
import org.costscape.file.BadInputException;
import org.costscape.training.RunFolder;
import org.costscape.training.TrainingDefinition;

/**
 * What a run folder says of itself in {@code definition.json}: all that is needed to compute it again.
 *
 * @param costscape version of the program that began it
 * @param experiment what was trained on what, with the seed and the number of steps of this run
 * @param trainingData SHA-256 of the training set
 * @param heldOutData SHA-256 of the held-out set
 * @param teacher SHA-256 of the θ that θ₀ was grown from, empty where θ₀ was drawn
 */
public record RunDefinition(
        String costscape, Experiment experiment, String trainingData, String heldOutData, String teacher) {
    /** The definition of a run. */
    static RunDefinition of(Experiment experiment, DataSplit data, String teacher) {
        return new RunDefinition(Version.current(), experiment, data.trainingSha256(), data.heldOutSha256(), teacher);
    }

    /** Reads the definition of a run. */
    public static RunDefinition read(RunFolder run) {
        return Definitions.read(run.definitionFile(), RunDefinition.class);
    }

    /** The same data with another experiment on them, whose θ₀ is not grown from a teacher. */
    RunDefinition with(Experiment other) {
        return new RunDefinition(Version.current(), other, trainingData, heldOutData, "");
    }

    /** The same with other settings of training. */
    public RunDefinition withTraining(TrainingDefinition settings) {
        return new RunDefinition(costscape, experiment.withTraining(settings), trainingData, heldOutData, teacher);
    }

    /** The same with another seed. */
    public RunDefinition withSeed(long seed) {
        return new RunDefinition(costscape, experiment.withSeed(seed), trainingData, heldOutData, teacher);
    }

    /** Whether both describe one computation; which version of the program began it does not matter. */
    public boolean isOf(RunDefinition other) {
        return experiment.equals(other.experiment)
                && trainingData.equals(other.trainingData)
                && heldOutData.equals(other.heldOutData)
                && teacher.equals(other.teacher);
    }

    /**
     * Checks that data are those of this run.
     *
     * @throws BadInputException if they are not
     */
    void check(RunFolder run, DataSplit data) {
        check(run, "trainingData", trainingData, data.trainingSha256());
        check(run, "heldOutData", heldOutData, data.heldOutSha256());
    }

    private static void check(RunFolder run, String field, String expected, String found) {
        if (!expected.equals(found)) {
            throw new BadInputException(run.definitionFile() + ": " + field + ": the run was trained on data with hash "
                    + expected.substring(0, Math.min(12, expected.length())) + "…, found data with hash "
                    + found.substring(0, 12) + "…; name the folder of the run's own data with --data");
        }
    }
}
