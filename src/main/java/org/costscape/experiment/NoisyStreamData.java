package org.costscape.experiment;

import org.costscape.dataset.Clusters;
import org.costscape.dataset.Sizes;
import org.costscape.dataset.Split;

/**
 * Clouds of which a share of the training labels is random; with steps · batch examples no example comes twice.
 *
 * @param examples examples of training
 * @param heldOut held-out examples
 * @param seed of the examples
 * @param classes number of clouds, 2 … 1000
 * @param features of an example, 1 … 10000
 * @param spread standard deviation of a cloud, 0 … 100; the centres are N(0, I)
 * @param noise share of the training labels that is drawn at random, 0 … 1; held-out labels are right
 */
public record NoisyStreamData(
        int examples, int heldOut, long seed, int classes, int features, double spread, double noise)
        implements DataDefinition {
    public NoisyStreamData {
        DataFields.range("classes", classes, 2, 1000);
        DataFields.range("features", features, 1, 10_000);
        DataFields.sizes(examples, heldOut, features);
        DataFields.range("spread", spread, 0, 100);
        DataFields.range("noise", noise, 0, 1);
    }

    @Override
    public int outputs() {
        return classes;
    }

    @Override
    public Split read(Home home) {
        return Clusters.noisyStream(new Sizes(examples, heldOut, seed), classes, features, spread, noise);
    }
}
