package org.costscape.cli;

import org.costscape.experiment.Metric;
import picocli.CommandLine.ITypeConverter;

/** Reads what is drawn of each point. */
final class Metrics implements ITypeConverter<Metric> {
    static final String DESCRIPTION =
            "What is drawn of each point: cost (the default), error, accuracy, or gradient-norm,"
                    + " which takes a gradient at each point.";

    @Override
    public Metric convert(String text) {
        return Metric.parse(text);
    }
}
