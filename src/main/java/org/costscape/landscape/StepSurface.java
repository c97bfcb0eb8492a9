package org.costscape.landscape;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.costscape.cost.Evaluation;

/**
 * J, the error rate and, where it was asked for, the norm of the gradient on a rectangular grid of a plane.
 *
 * @param a positions along the first direction, rising
 * @param b positions along the second direction, rising
 * @param cost {@code cost[i][j]} at (a[i], b[j]); kept as it is where it is not finite
 * @param errorRate likewise
 * @param gradientNorm likewise; not numbers where it was not asked for
 */
public record StepSurface(
        List<Double> a,
        List<Double> b,
        List<List<Double>> cost,
        List<List<Double>> errorRate,
        List<List<Double>> gradientNorm) {
    /** The numbers of a surface that is complete. */
    public static StepSurface of(Surface surface) {
        return new StepSurface(
                Arrays.stream(surface.a()).boxed().toList(),
                Arrays.stream(surface.b()).boxed().toList(),
                columns(surface, Evaluation::cost),
                columns(surface, Evaluation::errorRate),
                columns(surface, Evaluation::gradientNorm));
    }

    /** All that is known at (a[i], b[j]). */
    public Evaluation at(int i, int j) {
        return new Evaluation(
                cost.get(i).get(j), errorRate.get(i).get(j), gradientNorm.get(i).get(j));
    }

    private static List<List<Double>> columns(Surface surface, ToDoubleFunction<Evaluation> number) {
        return IntStream.range(0, surface.columns())
                .mapToObj(i -> IntStream.range(0, surface.rows())
                        .mapToObj(j -> number.applyAsDouble(
                                surface.at(i, j).orElseThrow().train()))
                        .toList())
                .toList();
    }

    /**
     * The costs along b at one position a, or along a at one position b where {@code alongB} is false.
     *
     * @param at a position on the grid
     */
    public List<Double> slice(double at, boolean alongB) {
        int index = (alongB ? a : b).indexOf(at);
        if (index < 0) {
            throw new IllegalArgumentException("no position " + at + " on the grid");
        }
        return alongB
                ? cost.get(index)
                : cost.stream().map(column -> column.get(index)).toList();
    }
}
