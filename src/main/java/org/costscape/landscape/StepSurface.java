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
 * J and the error rate on a rectangular grid of a plane.
 *
 * @param a positions along the first direction, rising
 * @param b positions along the second direction, rising
 * @param cost {@code cost[i][j]} at (a[i], b[j]); kept as it is where it is not finite
 * @param errorRate likewise
 */
public record StepSurface(List<Double> a, List<Double> b, List<List<Double>> cost, List<List<Double>> errorRate) {
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
        try (GridCost points = cost.on(grid)) {
            for (int row = 0; row < grid.rows(); row++) {
                beforeRow.run();
                Evaluation[] found = points.evaluate(new int[] {row}, all)[0];
                for (int i = 0; i < found.length; i++) {
                    costs.get(i).add(found[i].cost());
                    errorRates.get(i).add(found[i].errorRate());
                }
            }
        }
        return new StepSurface(
                IntStream.range(0, grid.columns()).mapToObj(grid::a).toList(),
                IntStream.range(0, grid.rows()).mapToObj(grid::b).toList(),
                costs.stream().map(Collections::unmodifiableList).toList(),
                errorRates.stream().map(Collections::unmodifiableList).toList());
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
