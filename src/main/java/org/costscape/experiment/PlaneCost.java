package org.costscape.experiment;

import java.util.function.UnaryOperator;
import org.costscape.cost.BatchStatistics;
import org.costscape.cost.CostFunction;
import org.costscape.cost.Evaluation;
import org.costscape.cost.GridCost;
import org.costscape.cost.NetworkCost;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Progress;

/** J on one set over a plane, with the statistics that were chosen where there is batch normalization. */
interface PlaneCost {
    /** J of a point at the place (a, b), or near it. */
    Evaluation at(double a, double b, ParameterVector theta);

    /** J on a grid; the caller closes it. */
    GridCost on(SubspaceGrid grid);

    /** A cost without a choice of statistics. */
    static PlaneCost of(CostFunction cost) {
        return new PlaneCost() {
            @Override
            public Evaluation at(double a, double b, ParameterVector theta) {
                return cost.evaluate(theta);
            }

            @Override
            public GridCost on(SubspaceGrid grid) {
                return cost.on(grid);
            }
        };
    }

    /**
     * A cost of a network with batch normalization.
     *
     * @param measures what is measured of it
     */
    static PlaneCost of(NetworkCost cost, PlaneStatistics statistics, UnaryOperator<CostFunction> measures) {
        if (statistics.areSameEverywhere()) {
            BatchStatistics everywhere = statistics.at(0, 0);
            return of(measures.apply(
                    everywhere.equals(BatchStatistics.RECOMPUTED) ? cost : cost.withStatistics(everywhere)));
        }
        return new PlaneCost() {
            @Override
            public Evaluation at(double a, double b, ParameterVector theta) {
                return measures.apply(cost.withStatistics(statistics.at(a, b))).evaluate(theta);
            }

            @Override
            public GridCost on(SubspaceGrid grid) {
                return new PointByPoint(this::at, grid, grid.subspace().origin().copy());
            }
        };
    }

    /** A cost that depends on the place beside θ. */
    @FunctionalInterface
    interface AtPlace {
        Evaluation at(double a, double b, ParameterVector theta);
    }

    /**
     * Each point put together and evaluated by itself.
     *
     * @param theta scratch; closed with this
     */
    record PointByPoint(AtPlace cost, SubspaceGrid grid, ParameterVector theta) implements GridCost {
        @Override
        public Evaluation[][] evaluate(int[] rows, boolean[] wanted, Progress progress) {
            Evaluation[][] result = new Evaluation[rows.length][wanted.length];
            for (int k = 0; k < rows.length; k++) {
                for (int i = 0; i < wanted.length; i++) {
                    if (wanted[i]) {
                        progress.check();
                        grid.subspace().at(grid.at(i, rows[k]), theta);
                        result[k][i] = cost.at(grid.a(i), grid.b(rows[k]), theta);
                    }
                }
            }
            return result;
        }

        @Override
        public void close() {
            theta.close();
        }
    }
}
