package org.costscape.experiment;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.costscape.figure.Range;
import org.costscape.landscape.StepSurface;

/**
 * The scale that surfaces share.
 *
 * @param range of their finite values
 */
record StepScale(Range range, boolean logarithmic) {
    /** A range of costs whose ends have a larger ratio is shown on a logarithmic scale. */
    private static final double LOGARITHMIC = 30;

    /** Of all surfaces that a figure shows. */
    static StepScale of(List<StepResult> results, StepShow show) {
        return of(results.stream()
                .flatMap(result -> shown(result, show)
                        .flatMap(surface -> values(surface, result.request().metric()).stream())));
    }

    private static Stream<StepSurface> shown(StepResult result, StepShow show) {
        Stream<StepSurface> planes = Stream.of(result.before(), result.after());
        Stream<StepSurface> apart = result.split().stream().map(StepResult.Split::surface);
        return switch (show) {
            case SPLIT -> apart;
            case ALL -> Stream.concat(planes, apart);
            case SURFACES, ACTIVATIONS, SCATTER -> planes;
        };
    }

    static StepScale of(Stream<double[]> values) {
        DoubleSummaryStatistics finite =
                values.flatMapToDouble(Arrays::stream).filter(Double::isFinite).summaryStatistics();
        if (finite.getCount() == 0) {
            return new StepScale(new Range(0, 1), false);
        }
        double least = finite.getMin();
        double most = finite.getMax();
        return least < most
                ? new StepScale(new Range(least, most), least > 0 && most > LOGARITHMIC * least)
                : new StepScale(new Range(least - 0.5, least + 0.5), false);
    }

    /** What is drawn at (a[i], b[j]). */
    static List<double[]> values(StepSurface surface, Metric metric) {
        return IntStream.range(0, surface.a().size())
                .mapToObj(i -> IntStream.range(0, surface.b().size())
                        .mapToDouble(j -> metric.of(surface.at(i, j)))
                        .toArray())
                .toList();
    }
}
