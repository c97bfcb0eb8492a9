package org.costscape.experiment;

import org.costscape.dataset.Clusters;
import org.costscape.dataset.Sizes;
import org.costscape.dataset.Split;

/**
 * A cloud for each class, as {@link Clusters} says.
 *
 * @param examples examples of training
 * @param heldOut held-out examples
 * @param seed of the examples
 * @param classes number of clouds, 2 … 1000
 * @param features of an example, 1 … 10000
 * @param spread standard deviation of a cloud, 0 … 100; the centres are N(0, I)
 */
public record ClustersData(int examples, int heldOut, long seed, int classes, int features, double spread)
        implements DataDefinition {
    public ClustersData {
        DataFields.range("classes", classes, 2, 1000);
        DataFields.range("features", features, 1, 10_000);
        DataFields.sizes(examples, heldOut, features);
        DataFields.range("spread", spread, 0, 100);
    }

    @Override
    public int outputs() {
        return classes;
    }

    @Override
    public Split read(Home home) {
        return Clusters.make(new Sizes(examples, heldOut, seed), classes, features, spread);
    }
}
