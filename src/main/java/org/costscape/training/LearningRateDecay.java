package org.costscape.training;

import java.util.Optional;
import org.costscape.array.Precision;
import org.costscape.cost.CostFunction;
import org.costscape.cost.TrainingCost;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;

/**
 * Training that branches off a run at a snapshot, without touching the run, while its learning rate falls to zero along a
 * straight line: η(1 − j/n) at its steps j = 0 … n − 1, where η is the rate in force at the snapshot.
 *
 * <p>Optimizer, rules and minibatches are those of the run at the same steps. Where all that training carries from step to step
 * is known (at step 0, at the checkpoint, and where nothing is carried), it goes on from there; elsewhere that memory
 * begins as at the beginning of a run.
 *
 * <p>Reference: Wen, Li, Wang, Hall, Liang, Ma, "Understanding warmup-stable-decay learning rates: a river valley loss
 * landscape perspective", arXiv:2410.05192, 2024, section 1.
 */
public final class LearningRateDecay implements AutoCloseable {
    private final RunFolder run;
    private final Course course;
    private final TrainingCost steps;
    private final Schedule decay;
    private final int from;
    private final int length;
    private final String sha256;
    private final boolean continued;
    private final double factor;
    private final ParameterVector theta;
    private final ParameterVector gradient;
    private final Stage stage;
    private int done;

    /**
     * Reads the snapshot, and what training carried there if it is known.
     *
     * @param course the settings along the run; those at the snapshot stay in force
     * @param steps with the size of the minibatches there, as at the beginning of a run; its memory is changed, and it stays the caller's to close
     * @param training J on the training set; stays the caller's to close
     * @param length n, at least 1
     */
    public LearningRateDecay(
            RunFolder run,
            Snapshot snapshot,
            Course course,
            TrainingCost steps,
            CostFunction training,
            Precision precision,
            int length) {
        this.run = run;
        this.course = course;
        this.steps = steps;
        this.decay = new Schedule.Linear(0, length);
        this.length = length;
        Snapshot.Loaded loaded = snapshot.load(training.layout(), precision);
        this.from = loaded.step();
        this.sha256 = loaded.sha256();
        this.theta = loaded.theta();
        this.gradient = ParameterVector.zeros(training.layout(), precision);
        TrainingDefinition settings = course.at(from);
        this.stage = new Stage(settings, steps, training, precision);
        this.factor = course.paceInRun(from).rate();
        Optional<Snapshot> checkpoint = run.checkpoint().filter(each -> each.step() == from);
        checkpoint.ifPresent(each ->
                stage.restore(Safetensors.read(each.file()), course.settings().reaching(from)));
        // The running statistics of batch normalizations do not change a step.
        boolean carries = settings.optimizer().remembers()
                || (!steps.state().isEmpty() && steps.runningStatistics().isEmpty());
        this.continued = from == 0 || checkpoint.isPresent() || !carries;
    }

    /**
     * Does the next of the n steps.
     *
     * @throws BadInputException if the minibatch's cost, or θ after the step, is not finite
     */
    public void step() {
        int step = from + done;
        int ahead = course.ahead(from);
        double cost = steps.costAndGradient(step + ahead, theta, gradient);
        // A memory that begins here is corrected as one that begins at step 0.
        int counted = continued ? course.memoryAge(from) + done : done;
        int epoch = (step + ahead) / steps.stepsAnEpoch();
        stage.step(theta, gradient, new Pace(counted, epoch, factor * decay.factor(done, 0)));
        done++;
        if (!Double.isFinite(cost) || !Double.isFinite(theta.norm())) {
            throw new BadInputException(run.path() + ": the decay from step " + from + " diverged at its step " + done
                    + ", where the minibatch costs " + cost + "; choose another snapshot with --at");
        }
    }

    /** θ after the steps done so far; closed with this. */
    public ParameterVector theta() {
        return theta;
    }

    /** Steps of the whole run at θ. */
    public int at() {
        return from + done;
    }

    /** Whether all n steps are done. */
    public boolean ended() {
        return done == length;
    }

    /** Hash of the snapshot's θ. */
    public String sha256() {
        return sha256;
    }

    /** η, from which the learning rate falls. */
    public double rate() {
        return course.learningRate(from);
    }

    /** Whether it goes on with all that training carried there; otherwise that memory begins anew. */
    public boolean continued() {
        return continued;
    }

    @Override
    public void close() {
        theta.close();
        gradient.close();
        stage.close();
    }
}
