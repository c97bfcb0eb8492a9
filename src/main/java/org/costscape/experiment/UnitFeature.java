package org.costscape.experiment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.costscape.cost.ActivationMaximization.Optimum;

/**
 * What a unit answers to.
 *
 * @param unit its number in its layer, from 0
 * @param norm ‖w‖ of its incoming weights, behind a batch normalization times γ/√(variance + ε)
 * @param filter its weights as a picture, row by row; empty behind the first layer
 * @param optimum the picture that maximizes its activation; empty in the first layer
 * @param drivers the training examples that drive it most, the strongest first
 */
public record UnitFeature(int unit, double norm, List<Double> filter, Optional<Optimum> optimum, List<Driver> drivers) {
    /**
     * A training example.
     *
     * @param example its number, from 0
     * @param activation of the unit
     */
    public record Driver(int example, double activation) {}

    /** The numbers of the largest values, the first of equal ones first. */
    static List<Driver> largest(double[] values, int count) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .limit(count)
                .map(i -> new Driver(i, values[i]))
                .toList();
    }

    /** The units with the largest norms, the largest first. */
    static int[] strongest(double[] norms, int count) {
        return IntStream.range(0, norms.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -norms[i]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The picture that is drawn, row by row. */
    List<Double> picture() {
        return optimum.map(Optimum::x).orElse(filter);
    }

    static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
