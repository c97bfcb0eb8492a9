package org.costscape.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.costscape.cost.CostFunction;
import org.costscape.cost.Evaluation;
import org.costscape.cost.GridCost;
import org.costscape.parameter.SubspaceGrid;

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
    /**
     * Evaluates a grid.
     *
     * @param beforeRow is called before each row, of one b
     */
    public static StepSurface of(CostFunction cost, SubspaceGrid grid, Runnable beforeRow) {
        boolean[] all = new boolean[grid.columns()];
        Arrays.fill(all, true);
        List<List<Double>> costs = columns(grid);
        List<List<Double>> errorRates = columns(grid);
        List<List<Double>> gradientNorms = columns(grid);
        try (GridCost points = cost.on(grid)) {
            for (int row = 0; row < grid.rows(); row++) {
                beforeRow.run();
                Evaluation[] found = points.evaluate(new int[] {row}, all)[0];
                for (int i = 0; i < found.length; i++) {
                    costs.get(i).add(found[i].cost());
                    errorRates.get(i).add(found[i].errorRate());
                    gradientNorms.get(i).add(found[i].gradientNorm());
                }
            }
        }
        return new StepSurface(
                IntStream.range(0, grid.columns()).mapToObj(grid::a).toList(),
                IntStream.range(0, grid.rows()).mapToObj(grid::b).toList(),
                costs.stream().map(Collections::unmodifiableList).toList(),
                errorRates.stream().map(Collections::unmodifiableList).toList(),
                gradientNorms.stream().map(Collections::unmodifiableList).toList());
    }

    /** All that is known at (a[i], b[j]). */
    public Evaluation at(int i, int j) {
        return new Evaluation(
                cost.get(i).get(j), errorRate.get(i).get(j), gradientNorm.get(i).get(j));
    }

    private static List<List<Double>> columns(SubspaceGrid grid) {
        return Stream.<List<Double>>generate(ArrayList::new)
                .limit(grid.columns())
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
