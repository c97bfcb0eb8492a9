package org.costscape.experiment;

import java.nio.file.Files;
import org.costscape.file.BadInputException;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.parameter.ParameterVector;
import org.costscape.training.Measurement;
import org.costscape.training.Net2Net;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;
import org.costscape.training.TrainedNetwork;

/**
 * The run that a Net2Net student grows from: it lies beside the student's, and its best snapshot is taken.
 *
 * @param student what grows
 * @param start what is done to the teacher
 * @param run the teacher's, complete
 * @param experiment that the teacher is a run of
 * @param network the teacher's
 */
record Teacher(Experiment student, Net2Net start, RunFolder run, Experiment experiment, FeedforwardDefinition network) {
    /**
     * Finds the teacher of a student.
     *
     * @param studentRun the student's folder, which need not exist
     * @throws BadInputException if the teacher's run is not there or not complete, or if what grows from it is not the
     *     student's network
     */
    static Teacher of(Experiment student, Net2Net start, RunFolder studentRun) {
        RunFolder run = new RunFolder(studentRun.path().resolveSibling(start.teacher()));
        checkComplete(student, start, run);
        Experiment experiment = RunDefinition.read(run).experiment();
        if (!(experiment.network() instanceof FeedforwardDefinition network)) {
            throw refusal(
                    student,
                    "teacher: expected a run of a feedforward network, found a language-model in " + run.path());
        }
        FeedforwardDefinition grown;
        try {
            grown = start.grow(network);
        } catch (BadInputException e) {
            throw refusal(student, String.valueOf(e.getMessage()));
        }
        if (!grown.equals(student.network())) {
            throw new BadInputException(
                    "experiment " + student.name() + ": network: expected what the operators make of " + run.path()
                            + ", " + Definitions.line(grown) + ", found " + Definitions.line(student.network()));
        }
        return new Teacher(student, start, run, experiment, network);
    }

    private static void checkComplete(Experiment student, Net2Net start, RunFolder run) {
        String folder = Provenance.quoted(run.path());
        if (!Files.exists(run.definitionFile())) {
            throw refusal(
                    student,
                    "teacher: expected a complete run in " + run.path()
                            + ", found none; train it first: costscape train " + start.teacher() + " --out " + folder);
        }
        switch (Runs.state(run)) {
            case COMPLETE -> {}
            case INTERRUPTED ->
                throw refusal(
                        student,
                        "teacher: expected a complete run in " + run.path()
                                + ", found one that is not; continue it first: costscape train --resume --out "
                                + folder);
            case DIVERGED ->
                throw refusal(
                        student,
                        "teacher: expected a complete run in " + run.path()
                                + ", found one that diverged; name another");
        }
    }

    /** SHA-256 of the teacher's θ. */
    String sha256() {
        Snapshot.Loaded loaded = load();
        loaded.theta().close();
        return loaded.sha256();
    }

    /**
     * The student's θ₀; the caller closes it.
     *
     * @param pinned the hash of the teacher's θ that the student's run began with
     * @throws BadInputException if the teacher's θ is another one now
     */
    ParameterVector grow(String pinned, Measurement measurement) {
        Snapshot.Loaded loaded = load();
        try (ParameterVector theta = loaded.theta()) {
            if (!loaded.sha256().equals(pinned)) {
                throw refusal(
                        student,
                        "teacher: the run began with a teacher with hash "
                                + pinned.substring(0, Math.min(12, pinned.length())) + "…, found one with hash "
                                + loaded.sha256().substring(0, 12) + "… in " + run.path() + "; begin a new run");
            }
            return start.grow(TrainedNetwork.of(network, theta), measurement, student.seed())
                    .theta(student.precision());
        }
    }

    private Snapshot.Loaded load() {
        return run.best().load(network.build().layout(), experiment.precision());
    }

    private static BadInputException refusal(Experiment student, String what) {
        return new BadInputException("experiment " + student.name() + ": initialization." + what);
    }
}
