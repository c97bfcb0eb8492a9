package org.costscape.network;

import org.costscape.array.ColumnMatrix;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Parallel;

/**
 * The outputs of a network with batch normalization for a whole set of examples at the points of a grid. What the first layer
 * needs of the examples is computed once, and kept for all of them.
 */
public final class CoupledGridPass implements AutoCloseable {
    private final SubspaceGrid grid;
    private final GridLayer first;
    private final CoupledPass pass;
    private final ParameterVector theta;
    private final int behindWeight;

    CoupledGridPass(SubspaceGrid grid, GridLayer first, CoupledPass pass) {
        this.grid = grid;
        this.first = first;
        this.pass = pass;
        ParameterVector origin = grid.subspace().origin();
        this.theta = origin.copy();
        this.behindWeight = origin.layout().blocks().get(0).size();
    }

    /** Computes what all points need of the examples, before the first point. */
    public void begin(ColumnMatrix x, Parallel parallel) {
        first.begin(pass.firsts(x), pass.inputs(x), parallel);
    }

    /** The pass at a point; it goes forward only, with {@link #theta}. */
    public CoupledPass at(int column, int row) {
        double[] c = grid.at(column, row);
        grid.subspace().at(c, theta, behindWeight, theta.size() - behindWeight);
        first.moveTo(c, theta);
        return pass;
    }

    /** θ at the point gone to last, without the first layer's weight. */
    public ParameterVector theta() {
        return theta;
    }

    @Override
    public void close() {
        pass.close();
        theta.close();
    }
}
