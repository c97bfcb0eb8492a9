package org.costscape.oracle;

import org.costscape.cost.SquaredErrorDefinition;
import org.costscape.dataset.Dataset;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;

/** The mean of (z − y)² over all outputs of all examples: 2/outputs times the cost, which is ½‖z − y‖² a example. */
final class ElementwiseErrorOracle {
    private final Reference file;

    ElementwiseErrorOracle(Reference file) {
        this.file = file;
    }

    void addTo(Checks checks) {
        if (file.has("mse_mean_over_all_elements")) {
            checks.add("mse_mean_over_all_elements", this::check);
        }
    }

    private void check() {
        Network network = FeedforwardReader.perceptron(file);
        Dataset data = FeedforwardReader.withTargets(file, network);
        try (FeedforwardSubject at =
                        new FeedforwardSubject(network, file.get("params"), new SquaredErrorDefinition(), data);
                ParameterVector theta = at.blocks().vector(file.get("params").blocks())) {
            double found = 2 * at.cost(theta) / data.outputs();
            Close.assertClose(file.get("mse_mean_over_all_elements").number(), found, Close.COST);
        }
    }
}
