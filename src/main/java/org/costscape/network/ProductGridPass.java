package org.costscape.network;

import java.util.List;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.SubspaceGrid;

/** The first layer by {@link SubspaceProducts}, the others by θ as it is at each point. */
final class ProductGridPass implements GridPass {
    private final SubspaceGrid grid;
    private final int capacity;
    private final Layer.ProductPass first;
    private final List<Layer.Pass> rest;
    private final SubspaceProducts products;
    private final PassMemory ofRow;
    private final PassMemory ofPoint;
    private final ParameterVector theta;
    private final int behindWeight;

    /**
     * @param first the first layer's pass; closed with this, as the others are
     * @param products rows of the first layer's product
     * @param behindWeight number of the first parameter behind the first layer's weight
     */
    ProductGridPass(
            SubspaceGrid grid,
            Precision precision,
            int capacity,
            Layer.ProductPass first,
            List<Layer.Pass> rest,
            int products,
            int behindWeight) {
        this.grid = grid;
        this.capacity = capacity;
        this.first = first;
        this.rest = rest;
        this.products = new SubspaceProducts(grid.subspace(), precision, capacity);
        this.ofRow = new PassMemory(precision, products, capacity);
        this.ofPoint = new PassMemory(precision, products, capacity);
        this.theta = ParameterVector.zeros(grid.subspace().origin().layout(), precision);
        this.behindWeight = behindWeight;
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public void begin(ColumnMatrix x) {
        products.begin(first, x);
    }

    @Override
    public void row(int row, boolean[] wanted, Visitor visitor) {
        ColumnMatrix p = products.of(0);
        int examples = p.columns();
        int numbers = p.rows() * examples;
        ColumnMatrix base = ofRow.columns(examples);
        base.copy(0, p, 0, numbers);
        if (grid.subspace().dimension() > 1) {
            base.add(grid.b(row), products.of(2));
        }
        ColumnMatrix z = ofPoint.columns(examples);
        for (int column = 0; column < wanted.length; column++) {
            if (wanted[column]) {
                grid.subspace().at(grid.at(column, row), theta, behindWeight, theta.size() - behindWeight);
                z.copy(0, base, 0, numbers);
                z.add(grid.a(column), products.of(1));
                ColumnMatrix h = first.finish(theta, z);
                for (Layer.Pass layer : rest) {
                    h = layer.forward(theta, h);
                }
                visitor.visit(column, h);
            }
        }
    }

    @Override
    public void close() {
        first.close();
        rest.forEach(Layer.Pass::close);
        products.close();
        ofRow.close();
        ofPoint.close();
        theta.close();
    }
}
