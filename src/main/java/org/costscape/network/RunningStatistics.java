package org.costscape.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.costscape.array.Precision;
import org.costscape.parameter.Block;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;

/**
 * Where the statistics of a network's batch normalizations stand in a vector of their own, which whoever trains the network
 * keeps: blocks {@code layers.1.running_mean} [units], from 0 on, and {@code layers.1.running_var} [units], from 1 on.
 */
public final class RunningStatistics {
    private final List<Entry> entries = new ArrayList<>();
    private final ParameterLayout layout;

    private record Entry(int layer, double momentum, double epsilon, Block mean, Block variance) {}

    RunningStatistics(List<Layer> layers) {
        ParameterLayout.Builder builder = new ParameterLayout.Builder();
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) instanceof BatchNormalization normalization) {
                BatchNormalizationDefinition definition = normalization.definition();
                Block mean = builder.add("layers." + i + ".running_mean", normalization.units());
                Block variance = builder.add(1, "layers." + i + ".running_var", normalization.units());
                entries.add(new Entry(i, definition.momentum(), definition.epsilon(), mean, variance));
            }
        }
        layout = builder.build();
    }

    public ParameterLayout layout() {
        return layout;
    }

    /** Whether there is no batch normalization. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** What training begins with: mean 0, variance 1. */
    public ParameterVector start(Precision precision) {
        return ParameterVector.initial(layout, precision);
    }

    /** running ← (1 − m) · running + m · batch, with each layer's momentum m. */
    public void update(ParameterVector running, ParameterVector batch) {
        for (Entry each : entries) {
            for (Block block : List.of(each.mean, each.variance)) {
                double[] values = running.widened(block);
                double[] latest = batch.widened(block);
                for (int i = 0; i < values.length; i++) {
                    values[i] += each.momentum * (latest[i] - values[i]);
                }
                running.writeRounded(block, values);
            }
        }
    }

    /** Whether a variance is below zero, as extrapolation makes it, so that it counts as zero. */
    public boolean hasVarianceBelowZero(ParameterVector statistics) {
        return entries.stream()
                .flatMapToDouble(each -> Arrays.stream(statistics.widened(each.variance)))
                .anyMatch(variance -> variance < 0);
    }

    /** Writes a layer's moments. */
    void write(int layer, Moments moments, boolean unbiased, ParameterVector target) {
        Entry entry = entry(layer);
        target.writeRounded(entry.mean, moments.mean());
        target.writeRounded(entry.variance, moments.variance(unbiased));
    }

    /** A layer's statistics as constants. */
    Standardization standardization(int layer, ParameterVector statistics) {
        Entry entry = entry(layer);
        return Standardization.fixed(statistics.widened(entry.mean), statistics.widened(entry.variance), entry.epsilon);
    }

    private Entry entry(int layer) {
        return entries.stream().filter(each -> each.layer == layer).findFirst().orElseThrow();
    }
}
