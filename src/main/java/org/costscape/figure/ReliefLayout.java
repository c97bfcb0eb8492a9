package org.costscape.figure;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a {@link ReliefFigure} stand, in layout units.
 *
 * <p>From top to bottom: title, caption, the values' title (right), the box with its axes and the bar of colours on its
 * right, and one line for each path.
 *
 * @param room for the box with its labels
 * @param bar none where the figure has none
 * @param legendTop of the space above the labels of the paths
 */
record ReliefLayout(
        TypeSizes sizes,
        TextBlock title,
        TextBlock caption,
        TextBlock valueTitle,
        double valueTitleTop,
        TrailLegend legend,
        double legendTop,
        Rectangle2D room,
        Projection view,
        BoxAxes axes,
        Optional<ColorBar> bar) {
    private static final double CAPTION_GAP = 3;
    private static final double HEADER_GAP = 10;
    private static final double TITLE_GAP = 6;
    private static final double BAR_GAP = 14;
    private static final double BAR_TICK_EVERY = 25;

    /** The height of the bar as a share of the room's. */
    private static final double BAR_HEIGHT = 0.62;

    private static final int MOST_TICKS = 9;
    /** After so many views whose labels decide the next one, the box is made smaller until all have room. */
    private static final int FITTINGS = 4;

    private static final int MOST_FITTINGS = 16;
    private static final double SMALLER = 0.96;

    /** Lays out {@code figure} in {@code width} × {@code height} units. */
    static ReliefLayout of(ReliefFigure figure, double width, double height, TypeSizes sizes) {
        HeatMapFigure map = figure.map();
        double margin = sizes.margin();
        double text = width - 2 * margin;
        TextBlock title =
                TextBlock.wrapped(figure.title(), sizes.title(), sizes.fonts().context(), text);
        TextBlock caption = TextBlock.wrapped(
                map.captionWithHoles("holes, hatched on the floor", ", cut off (striped)"),
                sizes.caption(),
                sizes.fonts().context(),
                text);
        TextBlock valueTitle = TextBlock.wrapped(
                map.bar() ? map.valueTitle() : "",
                sizes.axisTitle(),
                sizes.fonts().context(),
                0.6 * text);
        TrailLegend legend = new TrailLegend(map.trails(), sizes, text);
        double header = title.height() + caption.height();
        double valueTitleTop = margin + (header > 0 ? header + sizes.space(CAPTION_GAP + HEADER_GAP) : 0);
        double top = valueTitleTop + valueTitle.height() + sizes.space(TITLE_GAP);
        double legendTop = height - margin - legend.height();
        double roomHeight = Math.max(1, legendTop - top);

        Range values = map.range();
        double barHeight = BAR_HEIGHT * roomHeight;
        int most = Math.max(2, Math.min(MOST_TICKS, (int) (barHeight / sizes.space(BAR_TICK_EVERY))));
        List<Tick> ticks = map.scale().ticks(values, most);
        double barLeft = width - margin - ColorBar.width(ticks, sizes);
        ColorBar bar = new ColorBar(
                map.colors(), map.scale(), values, ticks, barLeft, top + sizes.space(TITLE_GAP), barHeight, sizes);
        double right = map.bar() ? barLeft - sizes.space(BAR_GAP) : width - margin;
        Rectangle2D room = new Rectangle2D.Double(margin, top, Math.max(1, right - margin), roomHeight);

        Rectangle2D place = room;
        Camera camera = figure.camera();
        double stretch = Projection.stretchIn(room.getWidth(), room.getHeight());
        Projection view = view(camera.fitting(), stretch, place);
        BoxAxes.Texts texts = new BoxAxes.Texts(sizes);
        BoxAxes axes = new BoxAxes(figure, view, texts, room, false);
        for (int i = 0; i < MOST_FITTINGS && (i < FITTINGS || !axes.fits()); i++) {
            place = i < FITTINGS ? inside(room, axes) : smaller(place);
            view = view(camera.fitting(), stretch, place);
            axes = new BoxAxes(figure, view, texts, room, false);
        }
        if (!camera.equals(camera.fitting())) {
            view = view(camera, stretch, place).magnified(1, -camera.right() * width, camera.up() * height);
        }
        if (!camera.equals(camera.fitting()) || !axes.fits()) {
            axes = new BoxAxes(figure, view, texts, room, true);
        }
        return new ReliefLayout(
                sizes,
                title,
                caption,
                valueTitle,
                valueTitleTop,
                legend,
                legendTop,
                room,
                view,
                axes,
                Optional.of(bar).filter(b -> map.bar()));
    }

    double captionTop() {
        return sizes.margin() + title.height() + sizes.space(CAPTION_GAP);
    }

    private static Projection view(Camera camera, double stretch, Rectangle2D place) {
        return Projection.fitting(camera, stretch, place.getX(), place.getY(), place.getWidth(), place.getHeight());
    }

    private static Rectangle2D smaller(Rectangle2D place) {
        double width = SMALLER * place.getWidth();
        double height = SMALLER * place.getHeight();
        return new Rectangle2D.Double(place.getCenterX() - width / 2, place.getCenterY() - height / 2, width, height);
    }

    /** The room less what labels take on each side of the box. */
    private static Rectangle2D inside(Rectangle2D room, BoxAxes axes) {
        Rectangle2D box = axes.box();
        Rectangle2D all = axes.bounds();
        double left = room.getMinX() + box.getMinX() - all.getMinX();
        double top = room.getMinY() + box.getMinY() - all.getMinY();
        double right = room.getMaxX() - (all.getMaxX() - box.getMaxX());
        double bottom = room.getMaxY() - (all.getMaxY() - box.getMaxY());
        return new Rectangle2D.Double(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }
}
