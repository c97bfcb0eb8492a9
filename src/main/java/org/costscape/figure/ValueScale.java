package org.costscape.figure;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * How values become heights and colours; figures on one such scale can be compared.
 *
 * @param scale how values are laid out
 * @param range the lowest and the highest value
 */
public record ValueScale(Scale scale, Range range) {
    /**
     * The scale that holds the values of several maps of one quantity: logarithmic where one of them is, if all values have a
     * place on such a scale; empty where the quantities differ, or nothing is finite or all values are equal.
     */
    public static Optional<ValueScale> common(List<HeatMapFigure> maps) {
        if (maps.stream().map(HeatMapFigure::valueTitle).distinct().count() != 1) {
            return Optional.empty();
        }
        DoubleSummaryStatistics all = maps.stream()
                .flatMapToDouble(ValueScale::values)
                .filter(Scale.LINEAR::shows)
                .summaryStatistics();
        boolean wide = maps.stream().anyMatch(map -> map.scale() == Scale.LOG);
        return all.getMin() < all.getMax()
                ? Optional.of(new ValueScale(
                        wide && Scale.LOG.shows(all.getMin()) ? Scale.LOG : Scale.LINEAR,
                        new Range(all.getMin(), all.getMax())))
                : Optional.empty();
    }

    /** Those of the grid, and the range that a map was given. */
    private static DoubleStream values(HeatMapFigure map) {
        DoubleStream given =
                map.valueRange().stream().flatMapToDouble(each -> DoubleStream.of(each.lower(), each.upper()));
        return DoubleStream.concat(map.grid().values(), given);
    }
}
