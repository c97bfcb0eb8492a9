package org.costscape.cost;

import org.costscape.array.Precision;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Progress;

/**
 * Makes costs whose evaluations give ‖∂J/∂θ‖ too, by one gradient at each point; cost and error rate keep their bits. Those costs
 * share one working memory and are used one at a time, before this is closed.
 */
public final class GradientNorms implements AutoCloseable {
    private final ParameterVector gradient;

    public GradientNorms(ParameterLayout layout, Precision precision) {
        this.gradient = ParameterVector.zeros(layout, precision);
    }

    /** J with the norm of its gradient; a view that leaves J open. */
    public CostFunction of(CostFunction cost) {
        return new Measured(cost);
    }

    @Override
    public void close() {
        gradient.close();
    }

    private final class Measured implements CostFunction {
        private final CostFunction cost;

        Measured(CostFunction cost) {
            this.cost = cost;
        }

        @Override
        public ParameterLayout layout() {
            return cost.layout();
        }

        @Override
        public Evaluation evaluate(ParameterVector theta) {
            return withNorm(cost.evaluate(theta), theta);
        }

        private Evaluation withNorm(Evaluation evaluation, ParameterVector theta) {
            cost.costAndGradient(theta, gradient);
            return new Evaluation(evaluation.cost(), evaluation.errorRate(), gradient.norm());
        }

        @Override
        public double costAndGradient(ParameterVector theta, ParameterVector into) {
            return cost.costAndGradient(theta, into);
        }

        @Override
        public GridCost on(SubspaceGrid grid) {
            return new OnGrid(
                    this, cost.on(grid), grid, grid.subspace().origin().copy());
        }

        @Override
        public void close() {}
    }

    /**
     * The points of a grid; asked for one after the other, as most of the time goes into gradients, of which none shares work.
     *
     * @param costs their costs, as fast as the network allows; closed with this
     * @param theta scratch; closed with this
     */
    private record OnGrid(Measured cost, GridCost costs, SubspaceGrid grid, ParameterVector theta) implements GridCost {
        @Override
        public Evaluation[][] evaluate(int[] rows, boolean[] wanted, Progress progress) {
            Evaluation[][] found = costs.evaluate(rows, wanted, progress);
            for (int k = 0; k < rows.length; k++) {
                for (int i = 0; i < wanted.length; i++) {
                    if (wanted[i]) {
                        progress.check();
                        grid.subspace().at(grid.at(i, rows[k]), theta);
                        found[k][i] = cost.withNorm(found[k][i], theta);
                    }
                }
            }
            return found;
        }

        @Override
        public void close() {
            costs.close();
            theta.close();
        }
    }
}
