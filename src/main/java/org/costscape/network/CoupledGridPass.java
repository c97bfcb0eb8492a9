package org.costscape.network;

import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.SubspaceGrid;

/**
 * The outputs of a network with batch normalization for a whole set of examples at the points of a grid. What the first layer
 * needs of the examples is computed once, and kept for all of them.
 */
public final class CoupledGridPass implements AutoCloseable {
    private final SubspaceGrid grid;
    private final SubspaceLayer first;
    private final CoupledPass pass;
    private final ParameterVector theta;
    private final int behindWeight;

    CoupledGridPass(SubspaceGrid grid, SubspaceLayer first, CoupledPass pass) {
        this.grid = grid;
        this.first = first;
        this.pass = pass;
        ParameterVector origin = grid.subspace().origin();
        this.theta = origin.copy();
        this.behindWeight = origin.layout().blocks().get(0).size();
    }

    /** The pass at a point; it goes forward only, with {@link #theta}. */
    public Network.Pass at(int column, int row) {
        double[] c = grid.at(column, row);
        first.moveTo(c);
        grid.subspace().at(c, theta, behindWeight, theta.size() - behindWeight);
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
