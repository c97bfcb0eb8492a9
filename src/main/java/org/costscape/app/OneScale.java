package org.costscape.app;

import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.costscape.app.kind.Shown;
import org.costscape.figure.Figure;
import org.costscape.figure.HeatMapFigure;
import org.costscape.figure.Range;
import org.costscape.figure.ReliefFigure;
import org.costscape.figure.Scale;

/** Two maps or surfaces on one scale: equal heights and colours are equal values. */
final class OneScale {
    private OneScale() {}

    /** Whether two figures can have one scale: both are maps or surfaces of the same quantity. */
    static boolean suits(Shown one, Shown other) {
        return shared(one.figure(), other.figure()).isPresent();
    }

    /** A figure over the values of both; as it is, where they cannot have one scale. */
    static Shown of(Shown shown, Shown other) {
        return shared(shown.figure(), other.figure()).map(shown::with).orElse(shown);
    }

    private static Optional<Figure> shared(Figure figure, Figure other) {
        return SpotReading.map(figure)
                .flatMap(mine -> SpotReading.map(other)
                        .filter(theirs -> theirs.valueTitle().equals(mine.valueTitle()))
                        .flatMap(theirs -> shared(mine, theirs)))
                .map(map -> figure instanceof ReliefFigure relief
                        ? new ReliefFigure(map, relief.camera(), relief.mesh())
                        : map);
    }

    /** Logarithmic where one of them is, if all values of both have a place on such a scale. */
    private static Optional<HeatMapFigure> shared(HeatMapFigure mine, HeatMapFigure theirs) {
        boolean wide = mine.scale() == Scale.LOG || theirs.scale() == Scale.LOG;
        DoubleSummaryStatistics all = DoubleStream.concat(values(mine), values(theirs))
                .filter(Scale.LINEAR::shows)
                .summaryStatistics();
        return all.getMin() < all.getMax()
                ? Optional.of(mine.with(
                        wide && Scale.LOG.shows(all.getMin()) ? Scale.LOG : Scale.LINEAR,
                        Optional.of(new Range(all.getMin(), all.getMax())),
                        mine.colors()))
                : Optional.empty();
    }

    private static DoubleStream values(HeatMapFigure map) {
        return IntStream.range(0, map.grid().columns())
                .boxed()
                .flatMapToDouble(i -> IntStream.range(0, map.grid().rows())
                        .mapToDouble(j -> map.grid().value(i, j)));
    }
}
