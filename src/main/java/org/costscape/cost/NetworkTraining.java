package org.costscape.cost;

import java.util.Map;
import java.util.Optional;
import org.costscape.array.Precision;
import org.costscape.network.DropoutStep;
import org.costscape.network.RunningStatistics;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.jspecify.annotations.Nullable;

/**
 * Training of a network on the examples of a data set, minibatch by minibatch, with dropout where the network has any; each
 * step moves the running statistics of batch normalizations, where it has any.
 */
public final class NetworkTraining implements TrainingCost {
    private static final String RUNNING = "running";

    private final NetworkCost cost;
    private final Minibatches minibatches;
    private final long seed;
    private final @Nullable Running running;

    /** The running statistics, and memory for those of a minibatch. */
    private record Running(RunningStatistics rule, ParameterVector statistics, ParameterVector latest) {
        static Running start(RunningStatistics rule, Precision precision) {
            ParameterVector statistics = rule.start(precision);
            return new Running(rule, statistics, statistics.copy());
        }
    }

    /**
     * @param cost on the training set; stays the caller's to close
     * @param batch examples in a minibatch, at least 1
     * @param seed of the order of the examples, and of dropout
     * @throws IllegalArgumentException if the examples do not fill a minibatch
     */
    public NetworkTraining(NetworkCost cost, int batch, long seed, Precision precision) {
        this.cost = cost;
        this.seed = seed;
        this.minibatches = new Minibatches(cost.examples(), batch, seed);
        RunningStatistics rule = cost.network().running();
        this.running = rule.isEmpty() ? null : Running.start(rule, precision);
    }

    /**
     * Number of steps after which so many examples were seen once, but for a rest that does not fill a minibatch.
     *
     * @throws IllegalArgumentException if they do not fill one
     */
    public static int stepsAnEpoch(int examples, int batch) {
        return Minibatches.stepsAnEpoch(examples, batch);
    }

    @Override
    public ParameterLayout layout() {
        return cost.layout();
    }

    @Override
    public int stepsAnEpoch() {
        return minibatches.stepsAnEpoch();
    }

    @Override
    public double costAndGradient(int step, ParameterVector theta, ParameterVector gradient) {
        int[] minibatch = minibatches.of(step);
        DropoutStep dropout = new DropoutStep(seed, step);
        if (running == null) {
            return cost.costAndGradient(theta, minibatch, gradient, dropout, null);
        }
        double batchCost = cost.costAndGradient(theta, minibatch, gradient, dropout, running.latest);
        running.rule.update(running.statistics, running.latest);
        return batchCost;
    }

    /** The running statistics, laid out as {@link RunningStatistics#layout} says. */
    @Override
    public Map<String, ParameterVector> state() {
        return running == null ? Map.of() : Map.of(RUNNING, running.statistics);
    }

    @Override
    public Optional<ParameterVector> runningStatistics() {
        return running == null ? Optional.empty() : Optional.of(running.statistics);
    }

    @Override
    public void close() {
        if (running != null) {
            running.statistics.close();
            running.latest.close();
        }
    }
}
