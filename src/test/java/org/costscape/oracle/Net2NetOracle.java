package org.costscape.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.dataset.Dataset;
import org.costscape.network.Activation;
import org.costscape.network.BatchNormalizationDefinition;
import org.costscape.network.FeedforwardDefinition;
import org.costscape.network.LayerDefinition;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.training.Deeper;
import org.costscape.training.Measurement;
import org.costscape.training.TrainedNetwork;
import org.costscape.training.Wider;

/**
 * Net2WiderNet and Net2DeeperNet. A section is named after its teacher ({@code relu}, or {@code bn} for batch normalization and
 * ReLU), with {@code deeper_} before it where layers are put in.
 */
final class Net2NetOracle {
    private static final String DEEPER = "deeper_";

    private final Reference file;

    Net2NetOracle(Reference file) {
        this.file = file;
    }

    void addTo(Checks checks) {
        for (String section : file.keys()) {
            if (file.get(section).has("params")) {
                boolean deeper = section.startsWith(DEEPER);
                String teacher = deeper ? section.substring(DEEPER.length()) : section;
                new Section(file.get(section), teacher, deeper ? "deep" : "wide").addTo(checks, section);
            }
        }
    }

    private final class Section {
        private final Reference section;
        private final String teacher;
        private final String grown;

        Section(Reference section, String teacher, String grown) {
            this.section = section;
            this.teacher = teacher;
            this.grown = grown;
        }

        void addTo(Checks checks, String name) {
            checks.add(name + ".output", this::output);
            checks.add(name + "." + grown + "_output, loss, grads", this::grownNetwork);
            checks.add(name + "." + grown + "_params", grown.equals("deep") ? this::deepen : this::widen);
        }

        private void output() {
            Network network = network(file.get("dims").ints());
            try (FeedforwardSubject at = subject(network, section.get("params"));
                    ParameterVector theta =
                            at.blocks().vector(section.get("params").blocks())) {
                Close.assertClose(section.get("output").doubles(), at.outputs(theta), Close.COST, "output");
            }
        }

        /** The grown network, with the file's parameters. */
        private void grownNetwork() {
            Network network = network(section.get(grown + "_dims").ints());
            Reference params = section.get(grown + "_params");
            try (FeedforwardSubject at = subject(network, params);
                    ParameterVector theta = at.blocks().vector(params.blocks());
                    ParameterVector gradient = theta.copy()) {
                Close.assertClose(
                        section.get(grown + "_output").doubles(), at.outputs(theta), Close.COST, grown + "_output");
                Close.assertClose(
                        section.get("output").doubles(), at.outputs(theta), Close.COST, "the teacher's output");
                double loss = at.costAndGradient(theta, gradient);
                if (section.has(grown + "_loss")) {
                    Close.assertClose(section.get(grown + "_loss").number(), loss, Close.COST);
                }
                at.blocks().assertClose(section.get(grown + "_grads").blocks(), gradient, Close.GRADIENT);
            }
        }

        /** Hidden layer after hidden layer, each by its mapping. */
        private void widen() {
            TrainedNetwork student = teacher();
            int hidden = section.get("wide_dims").ints().length - 2;
            for (int k = 1; k <= hidden; k++) {
                if (section.has("mapping_hidden" + k)) {
                    int[] mapping = section.get("mapping_hidden" + k).ints();
                    student = Wider.copy(student, weights(student).get(k - 1), mapping, () -> 0);
                }
            }
            assertGrown(student);
        }

        /** A layer is put in where the file has one of the unit matrix and zeros. */
        private void deepen() {
            int[] dims = file.get("dims").ints();
            int[] deep = section.get("deep_dims").ints();
            assertEquals(dims.length + 1, deep.length, "one layer is put in");
            int layer = IntStream.range(1, dims.length - 1)
                            .filter(k -> deep[k + 1] == dims[k] && isIdentity("fc" + (k + 1), dims[k]))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("no layer of deep_params is the identity"))
                    - 1;
            TrainedNetwork before = teacher();
            Dataset data = FeedforwardReader.classified(file, before.network().build());
            try (Parallel parallel = new Parallel(1)) {
                Deeper deeper = new Deeper(weights(before).get(layer));
                assertGrown(deeper.grow(before, new Measurement(data, parallel), 0));
            }
        }

        private boolean isIdentity(String name, int units) {
            Reference params = section.get("deep_params");
            double[] weight = params.get(name + ".weight").doubles();
            double[] identity = new double[units * units];
            IntStream.range(0, units).forEach(j -> identity[j * units + j] = 1);
            return Arrays.equals(identity, weight);
        }

        private void assertGrown(TrainedNetwork found) {
            int[] dims = section.get(grown + "_dims").ints();
            Network network = network(dims);
            assertEquals(network.definition(), found.network());
            Blocks blocks = Blocks.feedforward(network.layout(), section.get(grown + "_params"));
            try (ParameterVector expected =
                            blocks.vector(section.get(grown + "_params").blocks());
                    ParameterVector theta = found.theta()) {
                assertArrayEquals(expected.toDoubles(), theta.toDoubles(), 1e-15);
            }
        }

        private TrainedNetwork teacher() {
            Network network = network(file.get("dims").ints());
            Blocks blocks = Blocks.feedforward(network.layout(), section.get("params"));
            try (ParameterVector theta = blocks.vector(section.get("params").blocks())) {
                return TrainedNetwork.of((FeedforwardDefinition) network.definition(), theta);
            }
        }

        private Network network(int[] dims) {
            if (teacher.equals("bn")) {
                BatchNormalizationDefinition normalization = new BatchNormalizationDefinition(
                        1e-5, 0.1, Activation.RELU); // ε by the README, momentum unused
                return Networks.batchNormalized(
                        normalization, section.get("params").has("fc1.bias"), dims);
            }
            return Networks.dense(FeedforwardReader.activation(teacher), dims);
        }

        private FeedforwardSubject subject(Network network, Reference params) {
            return new FeedforwardSubject(
                    network, params, new CrossEntropyDefinition(), FeedforwardReader.classified(file, network));
        }
    }

    /** The places of the layers that have a weight, without the normalizations between them. */
    private static List<Integer> weights(TrainedNetwork network) {
        List<LayerDefinition> layers = network.network().layers();
        return IntStream.range(0, layers.size())
                .filter(i -> !(layers.get(i) instanceof BatchNormalizationDefinition))
                .boxed()
                .toList();
    }
}
