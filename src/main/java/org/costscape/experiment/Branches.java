package org.costscape.experiment;

import java.util.Arrays;
import java.util.Optional;
import org.costscape.file.AtomicFile;
import org.costscape.file.BadInputException;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;
import org.costscape.training.Branch;
import org.costscape.training.RunFolder;
import org.costscape.training.Snapshot;

/**
 * New runs that begin at a given θ₀. Their steps count from 0, with the minibatches of a run with that seed; what an optimizer
 * remembers from step to step begins at 0, as in any run.
 */
public final class Branches {
    private static final ParameterLayout NONE = new ParameterLayout.Builder().build();

    private Branches() {}

    /**
     * Makes a run that begins at a snapshot of another one, with the running statistics of its batch normalizations;
     * {@link ExperimentRunner#resume} trains it.
     *
     * @param target its folder, which must not exist
     * @param settings the definition of the run, or of another one on the same network, with the settings to train with
     * @param from whose snapshot
     * @return the definition of the new run
     * @throws BadInputException if there is no such snapshot, or it is of another network
     */
    public static RunDefinition create(RunFolder target, RunDefinition settings, RunFolder from, SnapshotChoice at) {
        Experiment parent = RunDefinition.read(from).experiment();
        Snapshot snapshot = at.of(from);
        Snapshot.Loaded loaded = snapshot.load(parent.layout(), parent.precision());
        Optional<ParameterVector> running =
                running(parent).map(layout -> snapshot.runningStatistics(layout, parent.precision()));
        try (ParameterVector theta = loaded.theta()) {
            return create(target, settings, theta, running, from.path() + " step " + loaded.step());
        } finally {
            running.ifPresent(ParameterVector::close);
        }
    }

    /**
     * Makes a run that begins at any θ; {@link ExperimentRunner#resume} trains it.
     *
     * @param target its folder, which must not exist
     * @param settings a definition on the same network, with the settings to train with
     * @param theta θ₀, rounded to the precision of the experiment; stays the caller's to close
     * @param running the running statistics of batch normalizations that belong to it; empty for those that training begins
     *     with. No step depends on them
     * @param origin where θ₀ came from, in words: {@code runs/relu, plane point a 0.42, b −0.10}
     * @return the definition of the new run
     * @throws BadInputException if the folder exists, or θ₀ is not finite or of another network
     */
    public static RunDefinition create(
            RunFolder target,
            RunDefinition settings,
            ParameterVector theta,
            Optional<ParameterVector> running,
            String origin) {
        target.requireFree();
        Experiment experiment = settings.experiment();
        ParameterLayout layout = experiment.layout();
        checkLayout(origin, experiment.name(), layout, theta.layout());
        running.ifPresent(each ->
                checkLayout(origin, experiment.name(), running(experiment).orElse(NONE), each.layout()));
        try (ParameterVector start = ParameterVector.of(layout, experiment.precision(), theta.toDoubles())) {
            long notFinite = Arrays.stream(start.toDoubles())
                    .filter(each -> !Double.isFinite(each))
                    .count();
            if (notFinite > 0) {
                throw new BadInputException(origin + ": expected finite numbers to begin a run at, found " + notFinite
                        + " that are not; choose another point");
            }
            RunDefinition definition =
                    settings.with(experiment.withStart(new Branch(origin, Safetensors.sha256(start))));
            target.found(() -> {
                target.begin(start, running);
                AtomicFile.writeString(target.definitionFile(), Definitions.write(definition));
            });
            return definition;
        }
    }

    /** The layout of the running statistics of a network with batch normalization. */
    static Optional<ParameterLayout> running(Experiment experiment) {
        return experiment.network().couplesExamples() && experiment.network() instanceof FeedforwardDefinition network
                ? Optional.of(network.build().running().layout())
                : Optional.empty();
    }

    private static void checkLayout(String origin, String experiment, ParameterLayout expected, ParameterLayout found) {
        for (int i = 0; i < Math.max(expected.blocks().size(), found.blocks().size()); i++) {
            String wanted = block(expected, i);
            if (!wanted.equals(block(found, i))) {
                throw new BadInputException(origin + ": expected parameters of experiment " + experiment
                        + ", whose block " + i + " is " + wanted + ", found " + block(found, i)
                        + "; branch with an experiment of the same network");
            }
        }
    }

    private static String block(ParameterLayout layout, int i) {
        return i < layout.blocks().size()
                ? layout.blocks().get(i).name() + " " + layout.blocks().get(i).shape()
                : "none";
    }
}
