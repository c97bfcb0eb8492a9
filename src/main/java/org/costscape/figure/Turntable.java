package org.costscape.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cameras around the surfaces of a figure that keep each box at one size and one place, where {@link Projection#fitting} and
 * the labels would make each view as large as fits.
 */
final class Turntable {
    /** Views are tried in pictures that are smaller by this factor: the layout is the same. */
    private static final int SMALLER = 4;

    private Turntable() {}

    /** The figure seen from each side. */
    static List<Figure> around(Figure figure, List<Camera> cameras, ExportOptions options) {
        List<List<ReliefPanel>> views = cameras.stream()
                .map(camera -> boxes(figure.seenFrom(camera.fitting()), options))
                .toList();
        int surfaces = views.get(0).size();
        List<List<Camera>> steady = IntStream.range(0, surfaces)
                .mapToObj(k ->
                        steady(cameras, views.stream().map(view -> view.get(k)).toList()))
                .toList();
        return IntStream.range(0, cameras.size())
                .mapToObj(i ->
                        seen(figure, steady.stream().map(each -> each.get(i)).iterator()))
                .toList();
    }

    private static List<ReliefPanel> boxes(Figure figure, ExportOptions options) {
        Picture picture = FigurePainter.paintQuickly(
                figure,
                Math.max(1, options.width() / SMALLER),
                Math.max(1, options.height() / SMALLER),
                options.scale() / SMALLER,
                options.theme());
        return picture.painted().stream()
                .filter(ReliefPanel.class::isInstance)
                .map(ReliefPanel.class::cast)
                .toList();
    }

    /** The cameras with the zoom of the view in which the box is smallest, its centre where it is on the average. */
    private static List<Camera> steady(List<Camera> cameras, List<ReliefPanel> views) {
        double least =
                views.stream().mapToDouble(view -> view.view().scale()).min().orElseThrow();
        double[] across =
                views.stream().mapToDouble(view -> offset(view, least, 0)).toArray();
        double[] down =
                views.stream().mapToDouble(view -> offset(view, least, 1)).toArray();
        double meanAcross = Arrays.stream(across).average().orElseThrow();
        double meanDown = Arrays.stream(down).average().orElseThrow();
        List<Camera> steady = new ArrayList<>();
        for (int i = 0; i < cameras.size(); i++) {
            ReliefPanel view = views.get(i);
            steady.add(cameras.get(i)
                    .zoomedBy(least / view.view().scale())
                    .movedBy(
                            (meanAcross - across[i]) / view.area().getWidth(),
                            (down[i] - meanDown) / view.area().getHeight()));
        }
        return steady;
    }

    /** Where the centre of the box is seen once it is as small as the least, whose outline stays in the middle of its room. */
    private static double offset(ReliefPanel panel, double least, int axis) {
        Projection view = panel.view();
        double centre = axis == 0 ? view.px(0, 0, 0) : view.py(0, 0, 0);
        double middle = axis == 0 ? view.box().getCenterX() : view.box().getCenterY();
        return middle + least / view.scale() * (centre - middle);
    }

    private static Figure seen(Figure figure, Iterator<Camera> cameras) {
        if (figure instanceof FigureSheet sheet) {
            return sheet.withCells(
                    sheet.cells().stream().map(cell -> seen(cell, cameras)).toList());
        }
        return figure instanceof ReliefFigure relief ? relief.withCamera(cameras.next()) : figure;
    }
}
