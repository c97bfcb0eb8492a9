package org.costscape.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Activation maximization, max a(x) − λ‖x‖² over the x of a domain: the input that a unit answers to most strongly.
 *
 * <p>Projected gradient ascent with a line search that is spread over the steps: a step that does not raise the maximized value
 * is not taken, and the next one is half as long; after one that does it is twice as long. So the recorded value never falls.
 * Several maxima are climbed at the same time, each with a step length of its own.
 *
 * <p>Reference: Erhan, Bengio, Courville, Vincent, "Visualizing higher-layer features of a deep network", technical report 1341,
 * Université de Montréal, 2009, section 2.2, on the sphere; penalty and blur after Yosinski, Clune, Nguyen, Fuchs, Lipson,
 * "Understanding neural networks through deep visualization", 2015, section 3. There the blur comes after the steps, which may
 * lower the activation; here the steps are those of a picture that is blurred.
 *
 * @param domain where x lies
 * @param steps number of steps, taken or not
 */
public record ActivationMaximization(MaximizationDomain domain, int steps) {
    /** The first step changes the parameter that changes most by this. */
    private static final double FIRST_CHANGE = 0.1;

    /** The activations of several units, each at a point of its own. */
    @FunctionalInterface
    public interface Activations {
        /**
         * Values and gradients at n points.
         *
         * @param x [n][features]
         * @param gradients [n][features]: ∂a/∂x, overwritten
         * @return n values
         */
        double[] differentiate(double[][] x, double[][] gradients);
    }

    /**
     * Where a climb has ended.
     *
     * @param x the input
     * @param activation a(x)
     * @param recorded a − λ‖x‖² at the start and after each step
     */
    public record Optimum(List<Double> x, double activation, List<Double> recorded) {
        public Optimum {
            x = List.copyOf(x);
            recorded = List.copyOf(recorded);
        }

        /** a(x) − λ‖x‖². */
        public double value() {
            return recorded.get(recorded.size() - 1);
        }
    }

    /**
     * Climbs from each start.
     *
     * @param starts [n][features]: u, projected into the domain first
     * @param penalties n numbers λ
     * @param beforeEach is run before each step
     */
    public List<Optimum> climb(Activations activations, double[][] starts, double[] penalties, Runnable beforeEach) {
        int n = starts.length;
        State at = state(activations, starts, penalties);
        double[] lengths = new double[n];
        List<List<Double>> recorded = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double steepest = Arrays.stream(at.slopes[i]).map(Math::abs).max().orElse(0);
            lengths[i] = steepest > 0 ? FIRST_CHANGE / steepest : 0;
            recorded.add(new ArrayList<>(List.of(at.values[i])));
        }
        for (int k = 0; k < steps; k++) {
            beforeEach.run();
            State next = state(activations, at.moved(lengths), penalties);
            for (int i = 0; i < n; i++) {
                boolean higher = next.values[i] > at.values[i];
                if (higher) {
                    at.take(next, i);
                }
                lengths[i] *= higher ? 2 : 0.5;
                recorded.get(i).add(at.values[i]);
            }
        }
        List<Optimum> optima = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            optima.add(new Optimum(Arrays.stream(at.x[i]).boxed().toList(), at.activations[i], recorded.get(i)));
        }
        return optima;
    }

    private State state(Activations activations, double[][] u, double[] penalties) {
        int n = u.length;
        State state = new State(n);
        double[][] gradients = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] projected = u[i].clone();
            domain.project(projected);
            state.u[i] = projected;
            state.x[i] = domain.point(projected);
            gradients[i] = new double[projected.length];
        }
        state.activations = activations.differentiate(state.x, gradients);
        for (int i = 0; i < n; i++) {
            double square = 0;
            for (int j = 0; j < gradients[i].length; j++) {
                square += state.x[i][j] * state.x[i][j];
                gradients[i][j] -= 2 * penalties[i] * state.x[i][j];
            }
            state.values[i] = state.activations[i] - penalties[i] * square;
            state.slopes[i] = domain.pullBack(gradients[i]);
        }
        return state;
    }

    /** The points of all climbs, and what is known there. */
    private static final class State {
        private final double[][] u;
        private final double[][] x;
        private final double[] values;
        private final double[][] slopes;
        private double[] activations;

        State(int n) {
            u = new double[n][];
            x = new double[n][];
            values = new double[n];
            slopes = new double[n][];
            activations = new double[n];
        }

        double[][] moved(double[] lengths) {
            double[][] moved = new double[u.length][];
            for (int i = 0; i < u.length; i++) {
                moved[i] = u[i].clone();
                for (int j = 0; j < moved[i].length; j++) {
                    moved[i][j] += lengths[i] * slopes[i][j];
                }
            }
            return moved;
        }

        void take(State other, int i) {
            u[i] = other.u[i];
            x[i] = other.x[i];
            values[i] = other.values[i];
            slopes[i] = other.slopes[i];
            activations[i] = other.activations[i];
        }
    }
}
