package org.costscape.network;

import java.util.List;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;
import org.costscape.task.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * A first layer on a line or a plane of parameter space, whose products with the examples are computed once.
 */
final class SubspaceLayer implements GridLayer {
    private final Layer layer;
    private final Subspace subspace;
    private double[] at;

    /** @param layer begins with a product */
    SubspaceLayer(Layer layer, Subspace subspace) {
        this.layer = layer;
        this.subspace = subspace;
        this.at = new double[subspace.dimension()];
    }

    static boolean beginsWithProduct(Layer layer) {
        return layer instanceof Dense || layer instanceof Linear || layer instanceof Maxout;
    }

    @Override
    public void begin(List<Pass> passes, List<ColumnMatrix> x, Parallel parallel) {
        parallel.forEach(passes.size(), (chunk, lane) -> ((SubspacePass) passes.get(chunk)).begin(x.get(chunk)));
    }

    @Override
    public void moveTo(double[] c, ParameterVector theta) {
        at = c;
    }

    @Override
    public int units() {
        return layer.units();
    }

    @Override
    public Pass newPass(Precision precision, int capacity) {
        return new SubspacePass((ProductPass) layer.newPass(precision, capacity), precision, capacity);
    }

    private final class SubspacePass implements Pass {
        private final ProductPass pass;
        private final SubspaceProducts products;
        private final PassMemory sum;

        SubspacePass(ProductPass pass, Precision precision, int capacity) {
            this.pass = pass;
            this.products = new SubspaceProducts(subspace, precision, capacity);
            this.sum = new PassMemory(precision, SubspaceProducts.rows(subspace), capacity);
        }

        void begin(ColumnMatrix x) {
            products.begin(pass, x);
        }

        @Override
        public ColumnMatrix forward(ParameterVector theta, ColumnMatrix x) {
            ColumnMatrix z = sum.columns(x.columns());
            products.at(at, z);
            return pass.finish(theta, z);
        }

        @Override
        public void backward(ColumnMatrix delta, @Nullable ParameterVector gradient, boolean accumulate) {
            throw new UnsupportedOperationException("no gradient on a grid");
        }

        @Override
        public ColumnMatrix inputGradient(ParameterVector theta, ColumnMatrix delta) {
            throw new UnsupportedOperationException("no gradient on a grid");
        }

        @Override
        public void close() {
            pass.close();
            products.close();
            sum.close();
        }
    }
}
