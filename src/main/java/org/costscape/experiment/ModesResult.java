package org.costscape.experiment;

import java.util.List;
import java.util.OptionalDouble;
import org.costscape.theory.LearnedMode;
import org.costscape.training.HistoryEntry;
import org.costscape.training.RunFolder;

/**
 * The modes of a deep linear network along its training, with the theory's curve of each.
 *
 * @param run the run
 * @param definition what it was trained on
 * @param data which examples the training set has, for captions
 * @param factors n, the number of weight layers
 * @param timeConstant τ in steps
 * @param floor the lowest cost that a linear network reaches
 * @param snapshots in order of steps
 * @param modes the strongest first
 * @param history the costs along the run
 */
public record ModesResult(
        RunFolder run,
        RunDefinition definition,
        String data,
        int factors,
        double timeConstant,
        double floor,
        List<Snapshot> snapshots,
        List<Mode> modes,
        List<HistoryEntry> history) {
    public ModesResult {
        snapshots = List.copyOf(snapshots);
        modes = List.copyOf(modes);
        history = List.copyOf(history);
    }

    /**
     * A snapshot of the run.
     *
     * @param step number of training steps done
     * @param sha256 hash of θ
     * @param learned uₖᵀPvₖ of each mode
     * @param outside the norm of what the network's product P has beside the modes
     */
    public record Snapshot(int step, String sha256, List<Double> learned, double outside) {
        public Snapshot {
            learned = List.copyOf(learned);
        }
    }

    /**
     * A mode of the data.
     *
     * @param theory its curve; times are steps since {@code from}
     * @param from the step at which the curve has the strength u₀
     * @param halfStep the step at which the network had learned half of the mode; empty where it did not
     */
    public record Mode(LearnedMode theory, int from, OptionalDouble halfStep) {
        /** The theory's u after a number of steps of the run; empty before {@code from}. */
        public OptionalDouble strengthAt(double step) {
            return step < from ? OptionalDouble.empty() : OptionalDouble.of(theory.strengthAt(step - from));
        }

        /** The step at which half of it is learned by the theory. */
        public double theoreticalHalfStep() {
            return from + theory.halfTime();
        }

        /** By how much the network was later than the theory, relative to the theory. */
        public OptionalDouble relativeError() {
            return halfStep.isPresent()
                    ? OptionalDouble.of(halfStep.getAsDouble() / theoreticalHalfStep() - 1)
                    : OptionalDouble.empty();
        }
    }

    /** The theory's cost after a number of steps, floor + ½Σ(s − u)²; empty before all of the curves have begun. */
    public OptionalDouble theoreticalCost(double step) {
        if (modes.stream().anyMatch(mode -> step < mode.from())) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(floor
                + modes.stream()
                        .mapToDouble(
                                mode -> mode.theory().strength() - mode.theory().strengthAt(step - mode.from()))
                        .map(missing -> missing * missing / 2)
                        .sum());
    }
}
