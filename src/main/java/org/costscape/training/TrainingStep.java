package org.costscape.training;

import java.util.Optional;
import java.util.OptionalDouble;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.MinibatchCost;
import org.costscape.cost.TrainingCost;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;

/**
 * One step of training from a snapshot, which goes on without touching the run: θ_t, the gradient g of its minibatch, and
 * θ_{t+1}.
 *
 * <p>Where the run kept θ_{t+1} too, or all that the optimizer remembers at step t is known (at step 0, at the checkpoint, and
 * for plain gradient descent), the step is the optimizer's own, with the rules of training: the bits of θ_{t+1} are those of
 * the run. Elsewhere, and with a given learning rate, it is θ_t − ηg. At the end of a run it is the step that a longer run goes on
 * with; where the schedule ends there at a rate of 0, one at the rate of the last step.
 */
public final class TrainingStep implements AutoCloseable {
    private final int step;
    private final double rate;
    private final boolean own;
    private final boolean resumed;
    private final double cost;
    private final String sha256;
    private final MinibatchCost minibatch;
    private final ParameterVector before;
    private final ParameterVector gradient;
    private final ParameterVector after;

    /**
     * Does the step.
     *
     * @param course the settings along the run
     * @param steps with the size of the minibatches there, as at the beginning of a run; its memory is changed, and it stays the caller's to close
     * @param training J on the training set
     * @param given the learning rate of a plain gradient step; empty for the one in force
     * @throws BadInputException if the minibatch's cost is not finite, or θ_{t+1} is not
     */
    public TrainingStep(
            RunFolder run,
            Snapshot snapshot,
            Course course,
            TrainingCost steps,
            CostFunction training,
            Precision precision,
            OptionalDouble given) {
        Snapshot.Loaded loaded = snapshot.load(training.layout(), precision);
        this.step = loaded.step();
        this.sha256 = loaded.sha256();
        this.before = loaded.theta();
        TrainingDefinition definition = course.at(step);
        this.rate = given.orElse(course.learningRate(step));
        this.gradient = ParameterVector.zeros(training.layout(), precision);
        this.after = before.copy();
        Optional<Safetensors> checkpoint =
                run.checkpoint().filter(each -> each.step() == step).map(each -> Safetensors.read(each.file()));
        try (Stage stage = new Stage(definition, steps, training, precision)) {
            checkpoint.ifPresent(file -> stage.restore(file, course.settings().reaching(step)));
            this.resumed = checkpoint.isPresent();
            boolean known = course.memoryAge(step) == 0
                    || resumed
                    || !definition.optimizer().remembers();
            boolean kept = !known && run.hasSnapshot(step + 1);
            this.own = given.isEmpty() && (known || kept);
            this.minibatch = new MinibatchCost(steps, step + course.ahead(step), precision);
            this.cost = minibatch.costAndGradient(before, gradient);
            if (own && kept) {
                try (ParameterVector next = run.snapshot(step + 1)
                        .load(training.layout(), precision)
                        .theta()) {
                    after.assign(next);
                }
            } else if (own) {
                try (ParameterVector changed = gradient.copy()) {
                    stage.step(after, changed, course.paceInRun(step));
                }
            } else {
                after.add(-rate, gradient);
            }
        }
        requireFinite(run);
    }

    private void requireFinite(RunFolder run) {
        if (!Double.isFinite(cost)) {
            close();
            throw new BadInputException(run.path() + ": the cost of the minibatch of step " + step + " is " + cost
                    + "; choose another snapshot with --at");
        }
        if (!Double.isFinite(after.norm())) {
            close();
            throw new BadInputException(run.path() + ": the step from step " + step + " with learning rate " + rate
                    + " leads to parameters that are not finite; choose a smaller --rate");
        }
    }

    /** t, counted from 0. */
    public int step() {
        return step;
    }

    /** η. */
    public double rate() {
        return rate;
    }

    /** Whether it is the very step that training does from there. */
    public boolean own() {
        return own;
    }

    /** Whether what training carries from step to step was read from the run's checkpoint. */
    public boolean resumed() {
        return resumed;
    }

    /** Hash of θ_t. */
    public String sha256() {
        return sha256;
    }

    /** J_B; closed with this. */
    public MinibatchCost minibatch() {
        return minibatch;
    }

    /** J_B(θ_t). */
    public double cost() {
        return cost;
    }

    /** θ_t. */
    public ParameterVector before() {
        return before;
    }

    /** g = ∇J_B(θ_t), before any rule of training. */
    public ParameterVector gradient() {
        return gradient;
    }

    /** θ_{t+1}. */
    public ParameterVector after() {
        return after;
    }

    @Override
    public void close() {
        minibatch.close();
        before.close();
        gradient.close();
        after.close();
    }
}
