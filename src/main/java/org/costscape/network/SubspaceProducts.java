package org.costscape.network;

import java.util.ArrayList;
import java.util.List;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.Subspace;

/**
 * The products of a first layer with a chunk of examples, W₀x, D₁x, D₂x: W x at any point of the subspace is W₀x + Σ cᵢ Dᵢx.
 */
final class SubspaceProducts implements AutoCloseable {
    private final Subspace subspace;
    private final Precision precision;
    private final List<PassMemory> products = new ArrayList<>();
    private final int capacity;
    private int examples;

    SubspaceProducts(Subspace subspace, Precision precision, int capacity) {
        this.subspace = subspace;
        this.precision = precision;
        this.capacity = capacity;
    }

    /** Rows of the products: those of the weight that the layout of the parameters begins with. */
    static int rows(Subspace subspace) {
        return subspace.origin().layout().blocks().get(0).shape().get(0);
    }

    /**
     * Takes up a chunk of examples.
     *
     * @param layer computes the products, in memory of its own
     */
    void begin(Layer.ProductPass layer, ColumnMatrix x) {
        examples = x.columns();
        for (int i = 0; i <= subspace.dimension(); i++) {
            ColumnMatrix product = layer.product(
                    i == 0 ? subspace.origin() : subspace.directions().get(i - 1), x);
            if (products.size() == i) {
                products.add(new PassMemory(precision, product.rows(), capacity));
            }
            of(i).copy(0, product, 0, product.rows() * product.columns());
        }
    }

    /** W₀x, or Dᵢx for i from 1 on (products, examples). */
    ColumnMatrix of(int i) {
        return products.get(i).columns(examples);
    }

    /** {@code target} ← W x at a point. */
    void at(double[] c, ColumnMatrix target) {
        ColumnMatrix origin = of(0);
        target.copy(0, origin, 0, origin.rows() * origin.columns());
        for (int i = 0; i < c.length; i++) {
            target.add(c[i], of(i + 1));
        }
    }

    @Override
    public void close() {
        products.forEach(PassMemory::close);
    }
}
