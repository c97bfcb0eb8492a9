package org.costscape.experiment;

import java.util.List;
import java.util.Locale;
import org.costscape.file.BadInputException;
import org.costscape.landscape.Normalization;

/** How a direction of parameter space is found. In JSON an object with a {@code type}, on the command line a {@link #text}. */
public sealed interface DirectionRule
        permits DirectionRule.Toward,
                DirectionRule.Between,
                DirectionRule.Random,
                DirectionRule.PrincipalComponent,
                DirectionRule.Gradient,
                DirectionRule.MinibatchGradient,
                DirectionRule.LastStep,
                DirectionRule.Momentum,
                DirectionRule.HessianEigenvector,
                DirectionRule.Layers {
    /** Computes the direction: one number for each parameter. */
    double[] of(DirectionSource source);

    /** As {@link DirectionText} reads it. */
    String text();

    /** In a few words, for axes and captions. */
    String title();

    /**
     * From the origin to another point: θ − θ₀.
     *
     * @param to θ
     */
    record Toward(PointChoice to) implements DirectionRule {
        @Override
        public double[] of(DirectionSource source) {
            return source.difference(source.origin(), source.point(to));
        }

        @Override
        public String text() {
            return "to:" + to.text();
        }

        @Override
        public String title() {
            return "to " + to.text();
        }
    }

    /**
     * From one point to another: θ₂ − θ₁.
     *
     * @param from θ₁
     * @param to θ₂
     */
    record Between(PointChoice from, PointChoice to) implements DirectionRule {
        @Override
        public double[] of(DirectionSource source) {
            return source.difference(source.point(from), source.point(to));
        }

        @Override
        public String text() {
            return "between:" + from.text() + "," + to.text();
        }

        @Override
        public String title() {
            return "from " + from.text() + " to " + to.text();
        }
    }

    /**
     * Drawn from N(0, I) and scaled to the sizes of θ₀.
     *
     * @param seed any number
     * @param normalization part by part, or not
     */
    record Random(long seed, Normalization normalization) implements DirectionRule {
        @Override
        public double[] of(DirectionSource source) {
            return source.random(seed, normalization);
        }

        @Override
        public String text() {
            return "random:" + seed + ":" + normalization.text();
        }

        @Override
        public String title() {
            return "random " + seed
                    + (normalization == Normalization.NONE
                            ? ", not normalized"
                            : ", " + normalization.text() + "-normalized");
        }
    }

    /**
     * A principal component of a run's snapshots, of length 1.
     *
     * @param component counted from 1
     * @param run which of the runs, counted from 1
     */
    record PrincipalComponent(int component, int run) implements DirectionRule {
        public PrincipalComponent {
            if (component < 1) {
                throw new BadInputException("component: expected 1 or more, found " + component);
            }
        }

        @Override
        public double[] of(DirectionSource source) {
            return source.component(component, run);
        }

        @Override
        public String text() {
            return "pca:" + component + ofRun(run);
        }

        @Override
        public String title() {
            return "principal component " + component + (run == 1 ? "" : " of run " + run);
        }
    }

    /** The gradient of the cost on the training set at θ₀. */
    record Gradient() implements DirectionRule {
        @Override
        public double[] of(DirectionSource source) {
            return source.gradient();
        }

        @Override
        public String text() {
            return "gradient";
        }

        @Override
        public String title() {
            return "gradient";
        }
    }

    /**
     * The gradient at θ₀ of the cost that a step of training lowers: that of its minibatch, with its dropout.
     *
     * @param step counted from 0
     */
    record MinibatchGradient(int step) implements DirectionRule {
        @Override
        public double[] of(DirectionSource source) {
            return source.gradient(step);
        }

        @Override
        public String text() {
            return "gradient:" + step;
        }

        @Override
        public String title() {
            return String.format(Locale.ROOT, "gradient of the minibatch of step %,d", step);
        }
    }

    /**
     * The step with which a run ended, θ_T − θ_{T−1}, whatever its optimizer.
     *
     * @param run which of the runs, counted from 1
     */
    record LastStep(int run) implements DirectionRule {
        @Override
        public double[] of(DirectionSource source) {
            return source.lastStep(run);
        }

        @Override
        public String text() {
            return "last-step" + ofRun(run);
        }

        @Override
        public String title() {
            return "last step" + (run == 1 ? "" : " of run " + run);
        }
    }

    /**
     * The momentum with which a run ended: the velocity v of SGD and Nesterov's method, the mean m of Adam.
     *
     * @param run which of the runs, counted from 1
     */
    record Momentum(int run) implements DirectionRule {
        @Override
        public double[] of(DirectionSource source) {
            return source.momentum(run);
        }

        @Override
        public String text() {
            return "momentum" + ofRun(run);
        }

        @Override
        public String title() {
            return "momentum" + (run == 1 ? "" : " of run " + run);
        }
    }

    /**
     * An eigenvector of the Hessian of the training cost at θ₀, of length 1; its component of the largest size is above 0.
     *
     * @param rank 1, 2, … from the largest eigenvalue down, −1, −2, … from the smallest up
     */
    record HessianEigenvector(int rank) implements DirectionRule {
        private static final int HIGHEST = 100;

        public HessianEigenvector {
            if (rank == 0 || Math.abs(rank) > HIGHEST) {
                throw new BadInputException("hessian: expected an eigenvector 1 … " + HIGHEST
                        + " from the largest eigenvalue down, or -1 … -" + HIGHEST + " from the smallest up, found "
                        + rank);
            }
        }

        @Override
        public double[] of(DirectionSource source) {
            return source.eigenpair(this).vector();
        }

        @Override
        public String text() {
            return "hessian:" + rank;
        }

        @Override
        public String title() {
            return "Hessian eigenvector " + Math.abs(rank) + (rank > 0 ? "" : " from below");
        }
    }

    /**
     * Another direction in some layers alone; zero in the others.
     *
     * @param of the other direction
     * @param layers names of layers or blocks as snapshots have them, such as {@code layers.0} or {@code layers.0.weight}
     */
    record Layers(DirectionRule of, List<String> layers) implements DirectionRule {
        public Layers {
            layers = List.copyOf(layers);
            if (layers.isEmpty()) {
                throw new BadInputException("layers: expected at least one name, found none");
            }
        }

        @Override
        public double[] of(DirectionSource source) {
            return source.inLayers(of.of(source), layers);
        }

        @Override
        public String text() {
            return of.text() + "@" + String.join(",", layers);
        }

        @Override
        public String title() {
            return of.title() + " in " + String.join(", ", layers);
        }
    }

    private static String ofRun(int run) {
        return run == 1 ? "" : ":" + run;
    }
}
