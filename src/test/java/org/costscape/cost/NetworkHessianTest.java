package org.costscape.cost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.costscape.array.Precision;
import org.costscape.dataset.Dataset;
import org.costscape.dataset.Datasets;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkHessianTest {
    private static final int FEATURES = 3;
    private static final int CLASSES = 4;

    private static double[] random(int count, long seed) {
        return new SplittableRandom(seed).doubles(count, -1, 1).toArray();
    }

    /**
     * Of z = W x: H V = mean over the examples of (∂²J/∂z² V x) xᵀ, with ∂²J/∂z² = diag(p) − ppᵀ of the softmax p.
     *
     * @param squared or with ∂²J/∂z² = 1
     */
    private static double[] expected(Dataset data, double[] w, double[] v, boolean squared) {
        double[] product = new double[w.length];
        for (int example = 0; example < data.size(); example++) {
            double[] x = data.features(example);
            double[] p = new double[CLASSES];
            double[] moved = new double[CLASSES];
            double sum = 0;
            for (int k = 0; k < CLASSES; k++) {
                for (int j = 0; j < FEATURES; j++) {
                    p[k] += w[k * FEATURES + j] * x[j];
                    moved[k] += v[k * FEATURES + j] * x[j];
                }
                p[k] = Math.exp(p[k]);
                sum += p[k];
            }
            double mean = 0;
            for (int k = 0; k < CLASSES; k++) {
                p[k] /= sum;
                mean += p[k] * moved[k];
            }
            for (int k = 0; k < CLASSES; k++) {
                double curved = squared ? moved[k] : p[k] * (moved[k] - mean);
                for (int j = 0; j < FEATURES; j++) {
                    product[k * FEATURES + j] += curved * x[j] / data.size();
                }
            }
        }
        return product;
    }

    /** Fewer examples than a chunk of 128, just so many, and several chunks, the last one not full. */
    @ParameterizedTest
    @ValueSource(ints = {5, 128, 129, 1500})
    void theProductIsThatOfTheFormulaWithAnyNumberOfExamplesAndThreads(int examples) {
        Network network = Networks.linear(FEATURES, CLASSES);
        Dataset data = Datasets.random(examples, FEATURES, CLASSES, 2);
        double[] w = random(FEATURES * CLASSES, 3);
        double[] v = random(FEATURES * CLASSES, 4);
        assertArrayEquals(
                expected(data, w, v, false), product(network, new CrossEntropyDefinition(), data, w, v, 1), 1e-14);
        assertArrayEquals(
                product(network, new CrossEntropyDefinition(), data, w, v, 1),
                product(network, new CrossEntropyDefinition(), data, w, v, 3));
        assertArrayEquals(
                expected(data, w, v, true), product(network, new SquaredErrorDefinition(), data, w, v, 2), 1e-14);
    }

    private static double[] product(
            Network network, ObjectiveDefinition objective, Dataset data, double[] w, double[] v, int threads) {
        try (Parallel parallel = new Parallel(threads);
                NetworkCost cost = new NetworkCost(network, objective, data, Precision.DOUBLE, parallel);
                HessianProducts hessian = cost.hessianProducts().orElseThrow();
                ParameterVector theta = ParameterVector.of(network.layout(), Precision.DOUBLE, w);
                ParameterVector direction = ParameterVector.of(network.layout(), Precision.DOUBLE, v);
                ParameterVector product = direction.copy()) {
            hessian.times(theta, direction, product, Progress.NONE);
            assertArrayEquals(w, theta.toDoubles());
            assertArrayEquals(v, direction.toDoubles());
            return product.toDoubles();
        }
    }

    private static boolean exact(Network network, ObjectiveDefinition objective, Precision precision) {
        Dataset data = Datasets.random(10, FEATURES, CLASSES, 2);
        try (Parallel parallel = new Parallel(2);
                NetworkCost cost = new NetworkCost(network, objective, data, precision, parallel)) {
            return cost.hessianProducts()
                    .map(products -> {
                        products.close();
                        return true;
                    })
                    .orElse(false);
        }
    }

    @Test
    void thereAreExactProductsInDoubleOfOutputsOfDenseLayersAlone() {
        Network dense = Networks.dense(Activation.TANH, FEATURES, 5, CLASSES);
        assertTrue(exact(dense, new CrossEntropyDefinition(), Precision.DOUBLE));
        assertEquals(false, exact(dense, new CrossEntropyDefinition(), Precision.FLOAT));
        assertEquals(false, exact(dense, new AdversarialDefinition(0.1, 0.5), Precision.DOUBLE));
        Network maxout = Networks.maxout(2, FEATURES, 5, CLASSES);
        assertEquals(false, exact(maxout, new CrossEntropyDefinition(), Precision.DOUBLE));
        Network normalized = Networks.batchNormalized(
                new BatchNormalizationDefinition(1e-3, 0.1, Activation.TANH), false, FEATURES, 5, CLASSES);
        assertEquals(false, exact(normalized, new CrossEntropyDefinition(), Precision.DOUBLE));
    }

    @Test
    void aProductThatIsNoLongerWantedIsNotComputed() {
        Network network = Networks.linear(FEATURES, CLASSES);
        try (Parallel parallel = new Parallel(1);
                NetworkCost cost = new NetworkCost(
                        network,
                        new CrossEntropyDefinition(),
                        Datasets.random(10, FEATURES, CLASSES, 2),
                        Precision.DOUBLE,
                        parallel);
                HessianProducts hessian = cost.hessianProducts().orElseThrow();
                ParameterVector theta = ParameterVector.zeros(network.layout(), Precision.DOUBLE);
                ParameterVector product = theta.copy()) {
            assertThrows(
                    CancellationException.class, () -> hessian.times(theta, theta, product, new CancelledAfter(0)));
        }
    }
}
