package org.costscape.training;

/** The momentum μ along a run; in a definition a plain number, or a {@link Ramp}. */
public sealed interface Momentum permits Momentum.Constant, Momentum.Ramp {
    /** μ in an epoch, counted from 0. */
    double at(int epoch);

    /** Throws a {@link org.costscape.file.BadInputException} that names the field unless μ is always in 0 … 1 without 1. */
    void check(String field);

    /** For people: {@code 0.9}, or {@code 0.5 → 0.7 over 250 epochs}. */
    String title();

    /**
     * Always the same.
     *
     * @param value μ
     */
    record Constant(double value) implements Momentum {
        @Override
        public double at(int epoch) {
            return value;
        }

        @Override
        public void check(String field) {
            Hyperparameters.fraction(field, value);
        }

        @Override
        public String title() {
            return Double.toString(value);
        }
    }

    /**
     * From one value along a straight line to another, moved on at the beginning of each epoch: μ = (1 − s) · from + s ·
     * to with s = min(1, e/epochs) in epoch e = 0, 1, …, as Goodfellow, Vinyals, Saxe, "Qualitatively characterizing neural network
     * optimization problems", ICLR 2015, have 0.5 to 0.7 over 250 epochs.
     *
     * @param from μ in the first epoch
     * @param to μ in epoch {@code epochs} and after it
     * @param epochs at least 1
     */
    record Ramp(double from, double to, int epochs) implements Momentum {
        @Override
        public double at(int epoch) {
            double share = Math.min(1, (double) epoch / epochs);
            return from * (1 - share) + to * share;
        }

        @Override
        public void check(String field) {
            Hyperparameters.fraction(field + ".from", from);
            Hyperparameters.fraction(field + ".to", to);
            Hyperparameters.atLeastOne(field + ".epochs", epochs);
        }

        @Override
        public String title() {
            return from + " → " + to + " over " + epochs + (epochs == 1 ? " epoch" : " epochs");
        }
    }
}
