package org.costscape.figure;

import java.util.function.DoubleFunction;

/** Where the parts of an {@link ImageGridFigure} stand, in layout units. */
final class ImageGridLayout {
    static final double CAPTION_GAP = 1;
    static final double BESIDE_GAP = 3;

    private static final double TITLE_GAP = 5;
    private static final double TILE_GAP = 9;
    private static final double ROW_GAP = 7;
    private static final double GROUP_GAP = 13;
    /** Groups move apart to fill the paper, up to this many times their gap. */
    private static final double MOST_APART = 4;

    /** A picture is magnified by a whole number where this share of the room is enough for it. */
    private static final double LEAST_OF_ROOM = 0.8;

    private final ImageGridFigure figure;
    private final TypeSizes sizes;
    private final double width;
    private final FigureHeader header;
    private final double side;
    private final double groupGap;
    private final double[] tops;

    /** @param gap between groups */
    private ImageGridLayout(
            ImageGridFigure figure, TypeSizes sizes, double width, FigureHeader header, double side, double gap) {
        this.figure = figure;
        this.sizes = sizes;
        this.width = width;
        this.header = header;
        this.side = side;
        this.groupGap = gap;
        this.tops = new double[figure.groups().size()];
        double top = header.bottom();
        for (int i = 0; i < tops.length; i++) {
            tops[i] = top;
            top += height(figure.groups().get(i)) + groupGap;
        }
    }

    /** @param scale pixels in a layout unit */
    static ImageGridLayout of(ImageGridFigure figure, double width, double height, double scale, TypeSizes sizes) {
        FigureHeader header = FigureHeader.of(figure, sizes, width);
        double gap = sizes.space(GROUP_GAP);
        DoubleFunction<ImageGridLayout> withSide =
                pixels -> new ImageGridLayout(figure, sizes, width, header, pixels / scale, gap);
        double pixels = longestThatFits(withSide, Math.max(width, height) * scale, height);
        double whole = crisp(pixels, whole(figure));
        return withSide.apply(whole < pixels ? whole : crisp(pixels, pictures(figure)))
                .filling(height);
    }

    /** The side in pixels of the screen, to a pixel, that is the largest for which all fits. */
    private static double longestThatFits(DoubleFunction<ImageGridLayout> withSide, double most, double height) {
        double fits = 1;
        double fitsNot = most;
        while (fitsNot - fits > 1) {
            double between = Math.floor((fits + fitsNot) / 2);
            if (withSide.apply(between).bottom() <= height) {
                fits = between;
            } else {
                fitsNot = between;
            }
        }
        return fits;
    }

    /** A length as a whole multiple of a number of pixels where that makes it little smaller; itself elsewhere. */
    static double crisp(double length, double pixels) {
        double multiple = pixels * Math.floor(length / pixels + 1e-9);
        return multiple >= LEAST_OF_ROOM * length ? multiple : length;
    }

    /** The same with what is left of the height between the groups. */
    private ImageGridLayout filling(double height) {
        double left = Math.max(0, height - bottom()) / Math.max(1, tops.length - 1);
        return new ImageGridLayout(
                figure, sizes, width, header, side, Math.min(groupGap + left, MOST_APART * groupGap));
    }

    /** Pixels along the longest side of the pictures, those beside them apart. */
    private static int pictures(ImageGridFigure figure) {
        return figure.groups().stream()
                .flatMap(group -> group.tiles().stream())
                .mapToInt(tile -> longest(tile.image()))
                .max()
                .orElse(1);
    }

    /** Pixels of the largest picture where those of the smallest ones are shown one by one. */
    private static int whole(ImageGridFigure figure) {
        return figure.groups().stream()
                .flatMap(group -> group.tiles().stream())
                .mapToInt(tile -> Math.max(
                        longest(tile.image()),
                        tile.side()
                                * tile.beside().stream()
                                        .mapToInt(ImageGridLayout::longest)
                                        .max()
                                        .orElse(0)))
                .max()
                .orElse(1);
    }

    private static int longest(GridImage image) {
        return Math.max(image.height(), image.width());
    }

    TypeSizes sizes() {
        return sizes;
    }

    FigureHeader header() {
        return header;
    }

    /** The side of a picture, and of a square of smaller ones. */
    double side() {
        return side;
    }

    /** The upper edge of a group. */
    double top(int group) {
        return tops[group];
    }

    /** The lower edge of the last group with the margin below it; beyond all paper where a row does not fit the width. */
    private double bottom() {
        double room = width - 2 * sizes.margin();
        int last = tops.length - 1;
        return figure.groups().stream().anyMatch(group -> tileWidth(group) > room)
                ? Double.POSITIVE_INFINITY
                : tops[last] + height(figure.groups().get(last)) + sizes.margin();
    }

    private double height(ImageGroup group) {
        int rows = divided(group.tiles().size(), columns(group));
        return titleHeight(group) + rows * rowStep(group) - sizes.space(ROW_GAP);
    }

    /** Title and note with the space below them. */
    private double titleHeight(ImageGroup group) {
        return Math.max(title(group).height(), note(group).height()) + sizes.space(TITLE_GAP);
    }

    TextBlock title(ImageGroup group) {
        return TextBlock.oneLine(
                group.title(),
                sizes.fonts().bold(sizes.axisTitle().getSize2D()),
                sizes.fonts().context());
    }

    /** In the room between the title and the bar of colours. */
    TextBlock note(ImageGroup group) {
        double room = width - sizes.margin() - noteLeft(group) - barWidth(group);
        return TextBlock.wrapped(group.note(), sizes.caption(), sizes.fonts().context(), room);
    }

    double noteLeft(ImageGroup group) {
        return sizes.margin() + title(group).width() + sizes.space(TILE_GAP);
    }

    private double barWidth(ImageGroup group) {
        return group.valueTitle().isEmpty() ? 0 : bar(group).width() + sizes.space(TILE_GAP);
    }

    /** The bar of a group's colours. */
    ImageColorBar bar(ImageGroup group) {
        return new ImageColorBar(group.tiles().get(0).image(), group.valueTitle(), sizes);
    }

    /** The left upper corner of a tile: x, y. */
    double[] corner(int group, int tile) {
        ImageGroup of = figure.groups().get(group);
        int columns = columns(of);
        int row = tile / columns;
        int column = tile % columns;
        return new double[] {
            sizes.margin() + column * (tileWidth(of) + sizes.space(TILE_GAP)),
            tops[group] + titleHeight(of) + row * rowStep(of)
        };
    }

    /** In as few rows as the width takes, which are about as long as each other. */
    private int columns(ImageGroup group) {
        double gap = sizes.space(TILE_GAP);
        int most = Math.max(1, (int) ((width - 2 * sizes.margin() + gap) / (tileWidth(group) + gap)));
        return divided(group.tiles().size(), divided(group.tiles().size(), most));
    }

    /** Rounded up, and at least 1. */
    private static int divided(int number, int by) {
        return Math.max(1, (number + by - 1) / by);
    }

    private double rowStep(ImageGroup group) {
        boolean captions =
                group.tiles().stream().anyMatch(tile -> !tile.caption().isEmpty());
        double text = captions ? sizes.space(CAPTION_GAP) + 1.3 * sizes.tick().getSize2D() : 0;
        return side + text + sizes.space(ROW_GAP);
    }

    /** Of the widest tile. */
    private double tileWidth(ImageGroup group) {
        boolean beside = group.tiles().stream().anyMatch(tile -> !tile.beside().isEmpty());
        return beside ? 2 * side + sizes.space(BESIDE_GAP) : side;
    }
}
