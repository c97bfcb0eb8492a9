package org.costscape.figure;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Figures of one shape on common scales: axes of curves, heights and colours of maps and surfaces. What differs in shape, and what
 * has no such scale, stays as it is.
 */
final class CommonScales {
    private CommonScales() {}

    static List<Figure> of(List<Figure> figures) {
        List<FigureSheet> sheets = all(figures, FigureSheet.class);
        if (sheets.size() == figures.size()) {
            return ofSheets(sheets);
        }
        List<CurveFigure> curves = all(figures, CurveFigure.class);
        if (curves.size() == figures.size()) {
            return ofCurves(curves);
        }
        return onOne(figures, figures);
    }

    private static <F extends Figure> List<F> all(List<Figure> figures, Class<F> type) {
        return figures.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Maps on the scale that holds the values of others too. */
    private static List<Figure> onOne(List<Figure> figures, List<Figure> all) {
        List<HeatMapFigure> maps =
                all.stream().flatMap(each -> each.singleMap().stream()).toList();
        return maps.size() < all.size()
                ? figures
                : ValueScale.common(maps)
                        .map(scale ->
                                figures.stream().map(each -> each.on(scale)).toList())
                        .orElse(figures);
    }

    /** Cell by cell; maps of sheets with one bar of colours for all cells share one scale. */
    private static List<Figure> ofSheets(List<FigureSheet> sheets) {
        int cells = sheets.get(0).cells().size();
        if (sheets.stream().anyMatch(sheet -> sheet.cells().size() != cells)) {
            return List.copyOf(sheets);
        }
        List<Figure> maps = sheets.stream()
                .flatMap(sheet -> sheet.cells().stream())
                .filter(cell -> cell.singleMap().isPresent())
                .toList();
        List<List<Figure>> columns = IntStream.range(0, cells)
                .mapToObj(
                        k -> sheets.stream().map(sheet -> sheet.cells().get(k)).toList())
                .map(column -> sheets.get(0).key().isPresent()
                                && column.get(0).singleMap().isPresent()
                        ? onOne(column, maps)
                        : of(column))
                .toList();
        return IntStream.range(0, sheets.size())
                .<Figure>mapToObj(i -> sheets.get(i)
                        .withCells(columns.stream().map(column -> column.get(i)).toList())
                        .withKeyOfCells())
                .toList();
    }

    private static List<Figure> ofCurves(List<CurveFigure> figures) {
        int panels = figures.get(0).panels().size();
        if (figures.stream().anyMatch(figure -> figure.panels().size() != panels)) {
            return List.copyOf(figures);
        }
        Optional<Range> x = hull(figures.stream().flatMapToDouble(CommonScales::xEnds));
        List<Panel> common = IntStream.range(0, panels)
                .mapToObj(k -> common(
                        figures.stream().map(figure -> figure.panels().get(k)).toList()))
                .toList();
        return figures.stream()
                .<Figure>map(figure -> figure.withAxes(
                        x.or(figure::xRange),
                        IntStream.range(0, panels)
                                .mapToObj(k -> figure.panels().get(k).withAxisOf(common.get(k)))
                                .toList()))
                .toList();
    }

    private static DoubleStream xEnds(CurveFigure figure) {
        return figure.xRange()
                .map(range -> DoubleStream.of(range.lower(), range.upper()))
                .orElseGet(() -> DoubleStream.concat(
                                figure.panels().stream()
                                        .flatMap(panel -> panel.curves().stream())
                                        .flatMapToDouble(curve ->
                                                DoubleStream.of(curve.points().x())),
                                figure.markers().stream().mapToDouble(VerticalMarker::x))
                        .filter(figure.xScale()::shows));
    }

    /** A panel with the curves of all; logarithmic where one of them is, if all of them have a place on such an axis. */
    private static Panel common(List<Panel> panels) {
        Panel first = panels.get(0);
        List<Curve> curves =
                panels.stream().flatMap(panel -> panel.curves().stream()).toList();
        boolean logarithmic = panels.stream().anyMatch(panel -> panel.scale() == Scale.LOG)
                && curves.stream()
                        .flatMapToDouble(curve -> DoubleStream.of(curve.points().y()))
                        .filter(Scale.LINEAR::shows)
                        .allMatch(Scale.LOG::shows);
        boolean fromZero = !logarithmic && panels.stream().anyMatch(Panel::fromZero);
        Scale scale = logarithmic ? Scale.LOG : Scale.LINEAR;
        Panel all = new Panel(first.yTitle(), 1, curves, List.of(), List.of(), fromZero, scale, Optional.empty());
        Stream<Range> ranges = panels.stream().allMatch(panel -> panel.yRange().isPresent())
                ? panels.stream().flatMap(panel -> panel.yRange().stream())
                : Stream.of(Ranges.ofY(all));
        return all.withYRange(hull(ranges.flatMapToDouble(range -> DoubleStream.of(range.lower(), range.upper())))
                .orElseThrow());
    }

    private static Optional<Range> hull(DoubleStream values) {
        DoubleSummaryStatistics ends = values.summaryStatistics();
        return ends.getMin() < ends.getMax() ? Optional.of(new Range(ends.getMin(), ends.getMax())) : Optional.empty();
    }
}
