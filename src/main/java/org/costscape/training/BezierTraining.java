package org.costscape.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.costscape.cost.CostFunction;
import org.costscape.cost.TrainingCost;
import org.costscape.file.BadInputException;
import org.costscape.parameter.BezierCurve;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Randomness;
import org.costscape.task.Progress;

/**
 * Finds a path of low cost between two solutions: the bend θ of a quadratic Bezier curve φ is trained to lower the mean cost
 * along it, E J(φ(t)) with t from U(0, 1), one t and one minibatch a step, where ∂J(φ(t))/∂θ = 2t(1−t) ∇J(φ(t)).
 *
 * <p>θ starts in the middle of the line. The optimizer and the rules are those of the run, except that a limit of column norms
 * holds for the bend; the learning rate stays for half of the steps, then falls along a straight line to a hundredth at nine
 * tenths.
 *
 * <p>A language model's state is carried from window to window as in training, whatever t is.
 *
 * <p>Reference: Garipov, Izmailov, Podoprikhin, Vetrov, Wilson, "Loss surfaces, mode connectivity, and fast ensembling of
 * DNNs", NeurIPS 2018, section 3.2 and the schedule of its published code.
 *
 * @param definition how the run was trained
 * @param cost on the whole training set; stays the caller's to close
 * @param steps number of steps, at least 1
 * @param seed of the positions t
 */
public record BezierTraining(TrainingDefinition definition, CostFunction cost, int steps, long seed) {
    private static final int MOST_STEPS = 100_000_000;
    private static final long NANOS_BETWEEN_SAVES = 2_000_000_000L;

    public BezierTraining {
        checkSteps(steps);
    }

    /** That a number of steps can be trained for. */
    public static void checkSteps(int steps) {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new BadInputException("bezier: expected 1 … " + MOST_STEPS + " steps, found " + steps);
        }
    }

    /**
     * Trains the bend.
     *
     * @param minibatches what each step lowers, as at the beginning; stays the caller's to close
     * @param kept where the training continues from, and is kept each two seconds and at a cancel; nowhere if empty
     * @return the bend θ; the caller closes it
     * @throws DivergedException if a cost becomes not finite
     * @throws BadInputException if the optimizer needs the Hessian, or what is kept is another's
     */
    public ParameterVector bend(
            ParameterVector start,
            ParameterVector end,
            TrainingCost minibatches,
            Optional<BendFile> kept,
            Progress progress) {
        if (definition.optimizer().needsHessian()) {
            throw new BadInputException("bezier: expected a run whose optimizer needs gradients alone, found "
                    + definition.optimizer().title());
        }
        SplittableRandom random = Randomness.of(seed, "positions on a Bezier curve");
        ParameterVector bend = start.copy();
        bend.scale(0.5);
        bend.add(0.5, end);
        BezierCurve curve = new BezierCurve(start, bend, end);
        try (ParameterVector theta = start.copy();
                ParameterVector gradient = start.copy();
                Optimizer optimizer = definition.optimizer().start(cost, start.precision())) {
            Map<String, ParameterVector> memory = new LinkedHashMap<>(optimizer.state());
            memory.putAll(minibatches.state());
            int first = kept.map(file -> file.load(bend, memory, steps)).orElse(0);
            random.doubles(first).forEach(drawn -> {});
            long savedAt = System.nanoTime();
            for (int step = first; step < steps; step++) {
                boolean due = System.nanoTime() - savedAt > NANOS_BETWEEN_SAVES;
                if (kept.isPresent() && (due || progress.cancelled())) {
                    kept.get().save(bend, memory, step);
                    savedAt = System.nanoTime();
                }
                progress.check();
                double t = random.nextDouble();
                curve.at(t, theta);
                double found = minibatches.costAndGradient(step, theta, gradient);
                if (!Double.isFinite(found)) {
                    throw new DivergedException("bezier: diverged after " + step + " steps: the cost became " + found
                            + "; take solutions of runs with a smaller learning rate");
                }
                gradient.scale(BezierCurve.weightOfBend(t));
                definition.rules().forEach(rule -> rule.beforeStep(bend, gradient));
                optimizer.step(bend, gradient, new Pace(step, step / minibatches.stepsAnEpoch(), rate(step)));
                definition.rules().forEach(rule -> rule.afterStep(bend));
                progress.report(step + 1, steps);
            }
            kept.ifPresent(file -> file.save(bend, memory, steps));
            return bend;
        } catch (RuntimeException e) {
            bend.close();
            throw e;
        }
    }

    private double rate(int step) {
        double done = (double) step / steps;
        return 1 - 0.99 * Math.max(0, Math.min(1, (done - 0.5) / 0.4));
    }
}
