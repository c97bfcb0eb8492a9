package org.costscape.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.costscape.file.BadInputException;
import org.costscape.network.HiddenUnits;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Randomness;
import org.costscape.task.Progress;

/**
 * Puts the hidden units of one network in the order in which they are most like those of another: the hidden layers are gone
 * through in random order, and the order π of a layer's units becomes the one that maximizes ⟨θ_A, π θ_B⟩ with all other layers
 * as they are, an assignment problem; again and again until no layer gains more than 1e-12. What the network computes stays the
 * same.
 *
 * <p>Both axes of a recurrent weight have the units of its layer: the problem is solved with one axis as it is, and the solution
 * taken where the product itself grows.
 *
 * <p>Reference: Ainsworth, Hayase, Srinivasa, "Git Re-Basin: merging models modulo permutation symmetries", ICLR 2023, section
 * 3.2, algorithm 1.
 */
public final class WeightMatching {
    private static final double LEAST_GAIN = 1e-12;

    private final List<HiddenUnits> layers;
    private final long seed;

    /** @param seed of the order in which layers are gone through */
    public WeightMatching(List<HiddenUnits> layers, long seed) {
        this.layers = List.copyOf(layers);
        this.seed = seed;
    }

    /**
     * Finds the orders; both vectors stay as they are.
     *
     * @return for each layer π: unit i of the first network is most like unit π[i] of the second
     * @throws BadInputException if a parameter is not finite
     */
    public List<int[]> match(ParameterVector first, ParameterVector second, Progress progress) {
        double[] a = finite(first);
        double[] b = finite(second);
        double product = dot(a, b);
        List<int[]> orders = new ArrayList<>();
        layers.forEach(layer -> orders.add(IntStream.range(0, layer.units()).toArray()));
        SplittableRandom random = Randomness.of(seed, "weight matching");
        boolean gained = true;
        while (gained) {
            gained = false;
            for (int layer : Randomness.order(layers.size(), random)) {
                progress.check();
                HiddenUnits units = layers.get(layer);
                int[] order = Assignment.maximum(units.products(first.layout(), a, b, progress), progress);
                double[] reordered = b.clone();
                units.permute(first.layout(), reordered, order);
                double better = dot(a, reordered);
                if (better - product > LEAST_GAIN) {
                    b = reordered;
                    product = better;
                    int[] before = orders.get(layer);
                    orders.set(layer, IntStream.of(order).map(i -> before[i]).toArray());
                    gained = true;
                }
            }
        }
        return orders;
    }

    /** Reorders the units of all layers in θ or in running statistics. */
    public void permute(ParameterVector vector, List<int[]> orders) {
        for (int layer = 0; layer < layers.size(); layer++) {
            layers.get(layer).permute(vector, orders.get(layer));
        }
    }

    private static double[] finite(ParameterVector vector) {
        double[] numbers = vector.toDoubles();
        if (!DoubleStream.of(numbers).allMatch(Double::isFinite)) {
            throw new BadInputException(
                    "weight matching: expected finite parameters, found one that is not; choose an earlier snapshot");
        }
        return numbers;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
