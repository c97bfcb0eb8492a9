package org.costscape.training;

import org.costscape.file.BadInputException;

/** What the learning rate is multiplied by along a run. */
public sealed interface Schedule
        permits Schedule.Constant, Schedule.Exponential, Schedule.Linear, Schedule.Steps, Schedule.Epochs {
    /**
     * The factor at a step.
     *
     * @param step counted from 0
     * @param epoch the epoch it is in, counted from 0
     */
    double factor(int step, int epoch);

    /** Always 1. */
    record Constant() implements Schedule {
        @Override
        public double factor(int step, int epoch) {
            return 1;
        }
    }

    /**
     * Divided by the same number at each step: divisor⁻ˢ at step s, as in Goodfellow et al., ICLR 2015 (1.000004).
     *
     * @param divisor at least 1
     */
    record Exponential(double divisor) implements Schedule {
        public Exponential {
            if (!(divisor >= 1) || !Double.isFinite(divisor)) {
                throw new BadInputException("divisor: expected a number of at least 1, found " + divisor);
            }
        }

        @Override
        public double factor(int step, int epoch) {
            return Math.pow(divisor, -step);
        }
    }

    /**
     * From 1 along a straight line to {@code end} at step {@code steps}, and {@code end} from there on.
     *
     * @param end 0 … 1
     * @param steps at least 1
     */
    record Linear(double end, int steps) implements Schedule {
        public Linear {
            if (!(end >= 0 && end <= 1)) {
                throw new BadInputException("end: expected 0 … 1, found " + end);
            }
            Hyperparameters.atLeastOne("steps", steps);
        }

        @Override
        public double factor(int step, int epoch) {
            return 1 + (end - 1) * Math.min(1.0, (double) step / steps);
        }
    }

    /**
     * Multiplied by {@code factor} every {@code every} steps.
     *
     * @param every at least 1
     * @param factor above 0, at most 1
     */
    record Steps(int every, double factor) implements Schedule {
        public Steps {
            Hyperparameters.atLeastOne("every", every);
            decay(factor);
        }

        @Override
        public double factor(int step, int epoch) {
            int times = step / every;
            return Math.pow(factor, times);
        }
    }

    /**
     * 1 for the first epochs, then multiplied by {@code factor} at the beginning of each further one: Zaremba, Sutskever,
     * Vinyals, "Recurrent neural network regularization", 2014, section 4.1, has 4 and 0.5 for the small model.
     *
     * @param constant epochs at the full rate, at least 1
     * @param factor above 0, at most 1
     */
    record Epochs(int constant, double factor) implements Schedule {
        public Epochs {
            Hyperparameters.atLeastOne("constant", constant);
            decay(factor);
        }

        @Override
        public double factor(int step, int epoch) {
            int times = Math.max(0, epoch + 1 - constant);
            return Math.pow(factor, times);
        }
    }

    private static void decay(double factor) {
        if (!(factor > 0 && factor <= 1)) {
            throw new BadInputException("factor: expected more than 0 and at most 1, found " + factor);
        }
    }
}
