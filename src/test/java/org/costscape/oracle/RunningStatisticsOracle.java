package org.costscape.oracle;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.costscape.array.Precision;
import org.costscape.cost.BatchStatistics;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.NetworkCost;
import org.costscape.dataset.Dataset;
import org.costscape.network.Network;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;

/** The running statistics of batch normalization in some steps of SGD, and the costs by them. */
final class RunningStatisticsOracle {
    private static final Pattern RATE = Pattern.compile("lr ([0-9.e-]*[0-9])");

    private final Reference file;

    RunningStatisticsOracle(Reference file) {
        this.file = file;
    }

    /** Nothing, where the file is not of batch normalization. */
    void addTo(Checks checks) {
        if (file.has("running")) {
            checks.add("running, unbiased", () -> steps("unbiased"));
            checks.add("running, biased", () -> steps("biased"));
        }
    }

    /** The unbiased variances are kept in training; biased are those that frozen statistics have. */
    private void steps(String variant) {
        Reference running = file.get("running");
        Network network = FeedforwardReader.perceptron(file);
        Blocks blocks = Blocks.feedforward(network.layout(), file.get("params"));
        List<Reference> batches = running.get("batches").elements();
        List<Reference> after = running.get("running_after_step").elements();
        double[] losses = running.get("loss_before_step").doubles();
        try (Parallel parallel = new Parallel(2);
                ParameterVector theta = blocks.vector(file.get("params").blocks());
                ParameterVector gradient = ParameterVector.zeros(network.layout(), Precision.DOUBLE);
                ParameterVector statistics = network.running().start(Precision.DOUBLE);
                ParameterVector unbiased =
                        ParameterVector.zeros(network.running().layout(), Precision.DOUBLE)) {
            for (int step = 0; step < batches.size(); step++) {
                Dataset data = FeedforwardReader.classified(batches.get(step), network);
                try (NetworkCost cost = cost(network, data, parallel);
                        ParameterVector biased = cost.statistics(theta)) {
                    int[] all = IntStream.range(0, data.size()).toArray();
                    Close.assertClose(
                            losses[step], cost.costAndGradient(theta, all, gradient, null, unbiased), Close.COST);
                    network.running().update(statistics, variant.equals("biased") ? biased : unbiased);
                }
                theta.add(-rate(running), gradient);
                Close.assertClose(
                        layers(after.get(step), variant), statistics.toDoubles(), Close.GRADIENT, "step " + step);
            }
            blocks.assertClose(running.get("params_after_" + batches.size()).blocks(), theta, Close.GRADIENT);
            try (NetworkCost cost = cost(network, FeedforwardReader.classified(file, network), parallel)) {
                double found = cost.withStatistics(new BatchStatistics.Fixed(statistics))
                        .evaluate(theta)
                        .cost();
                Close.assertClose(running.get("eval_loss_" + variant).number(), found, Close.COST);
            }
        }
    }

    private static NetworkCost cost(Network network, Dataset data, Parallel parallel) {
        return new NetworkCost(network, new CrossEntropyDefinition(), data, Precision.DOUBLE, parallel);
    }

    /** The file says it in words: {@code 3 plain SGD steps, lr 0.1}. */
    private static double rate(Reference running) {
        String note = running.get("note").text();
        Matcher rate = RATE.matcher(note);
        if (!rate.find()) {
            throw new AssertionError("running.note: expected a learning rate as in \"lr 0.1\", found " + note);
        }
        return Double.parseDouble(rate.group(1));
    }

    /** Mean and variance of each layer in turn. */
    private static double[] layers(Reference layers, String variant) {
        return layers.keys().stream()
                .map(layers::get)
                .flatMapToDouble(layer -> DoubleStream.concat(
                        DoubleStream.of(layer.get("running_mean").doubles()),
                        DoubleStream.of(layer.get("running_var_" + variant).doubles())))
                .toArray();
    }
}
