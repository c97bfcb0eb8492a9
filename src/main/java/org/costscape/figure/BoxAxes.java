package org.costscape.figure;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The axes along the edges of a relief's box: ticks outside, horizontal labels facing the viewer, titles beyond them. No two
 * labels touch; one that finds no room is left out, but its tick stays.
 */
final class BoxAxes {
    private static final double TICK = 4;
    private static final double GAP = 4;
    private static final double APART = 2;
    private static final double TITLE_APART = 5;
    private static final int MOST_TICKS = 9;

    /** The share of the width that an axis title may take. */
    private static final double TITLE_WIDTH = 0.3;

    /** Places on each side of an axis's middle that its title may have, and what the farthest costs. */
    private static final int TITLE_PLACES = 5;

    private static final double TITLE_OFF_MIDDLE = 20;

    /** In a room so much wider than high there is place beside the box. */
    private static final double WIDE = 1.8;

    private static final double BESIDE = 0.2;

    private static final Point2D DOWN = new Point2D.Double(0, 1);

    /** A place on the screen for a label. */
    record Placed(TextBlock text, Rectangle2D place, boolean title) {}

    /** Labels as they are set: setting them takes longer than finding a place for them, and views differ little. */
    static final class Texts {
        private final TypeSizes sizes;
        private final Map<String, TextBlock> set = new HashMap<>();

        Texts(TypeSizes sizes) {
            this.sizes = sizes;
        }

        private TextBlock tick(String label) {
            return set.computeIfAbsent(
                    label,
                    text -> TextBlock.oneLine(text, sizes.tick(), sizes.fonts().context()));
        }

        private TextBlock title(String title, double width) {
            return set.computeIfAbsent(
                    "title " + title,
                    key -> TextBlock.wrapped(
                            title, sizes.axisTitle(), sizes.fonts().context(), width));
        }
    }

    /** A tick of an axis as a fraction of the box, −1 to 1. */
    record Line(double at, Tick tick) {}

    private final BoxEdges edges;
    private final TypeSizes sizes;
    private final Texts texts;
    private final List<Placed> labels = new ArrayList<>();
    private final List<Line2D> marks = new ArrayList<>();
    private final List<Line> xLines;
    private final List<Line> yLines;
    private final List<Line> zLines;
    private final Rectangle2D room;
    private final boolean tight;

    /**
     * Places everything.
     *
     * @param texts the same for all views of a figure
     * @param room what labels should stay in
     * @param tight whether the view is as it is, so that a title without room beyond its axis stands anywhere beside the box
     */
    BoxAxes(ReliefFigure figure, Projection view, Texts texts, Rectangle2D room, boolean tight) {
        this.texts = texts;
        this.sizes = texts.sizes;
        this.room = room;
        this.tight = tight;
        this.edges = new BoxEdges(view, figure.camera());
        HeatMapFigure map = figure.map();
        zLines = along(edges.z(), map.scale(), map.range(), 22);
        xLines = along(edges.x(), Scale.LINEAR, map.grid().xRange(), 36);
        yLines = along(edges.y(), Scale.LINEAR, map.grid().yRange(), 36);
        title(edges.x(), map.xTitle());
        title(edges.y(), map.yTitle());
    }

    BoxEdges edges() {
        return edges;
    }

    List<Line2D> marks() {
        return marks;
    }

    List<Line> xLines() {
        return xLines;
    }

    List<Line> yLines() {
        return yLines;
    }

    List<Line> zLines() {
        return zLines;
    }

    /** The labels that are inside the room, or hardly reach out: all, where the view leaves room for them. */
    List<Placed> labels() {
        return labels.stream().filter(this::isInside).toList();
    }

    private boolean isInside(Placed label) {
        return apart(room, sizes.space(TITLE_APART)).contains(label.place());
    }

    /** Whether all labels have room. */
    boolean fits() {
        return labels().size() == labels.size();
    }

    /** What the box covers. */
    Rectangle2D box() {
        return edges.box();
    }

    /** What box and labels cover together. */
    Rectangle2D bounds() {
        Rectangle2D bounds = box();
        labels.forEach(label -> bounds.add(label.place()));
        return bounds;
    }

    /** As many ticks as have labels that do not touch each other; marks and labels are placed. */
    private List<Line> along(BoxEdges.Edge axis, Scale scale, Range range, double every) {
        double length = edges.at(axis, -1).distance(edges.at(axis, 1));
        int most = (int) Math.max(2, Math.min(MOST_TICKS, length / sizes.space(every)));
        List<Line> lines = lines(scale, range, most);
        while (most > 2 && touch(places(axis, lines))) {
            most--;
            lines = lines(scale, range, most);
        }
        Point2D outward = edges.outward(axis);
        for (Line line : lines) {
            Point2D at = edges.at(axis, line.at());
            double tick = sizes.space(TICK);
            marks.add(new Line2D.Double(
                    at.getX(), at.getY(), at.getX() + tick * outward.getX(), at.getY() + tick * outward.getY()));
        }
        places(axis, lines).stream().filter(this::isFree).forEach(labels::add);
        return lines;
    }

    private static List<Line> lines(Scale scale, Range range, int most) {
        return scale.ticks(range, most).stream()
                .map(tick -> new Line(2 * scale.position(tick.value(), range) - 1, tick))
                .filter(line -> Math.abs(line.at()) <= 1 + 1e-9)
                .toList();
    }

    private List<Placed> places(BoxEdges.Edge axis, List<Line> lines) {
        return lines.stream()
                .map(line -> beyond(
                        edges.at(axis, line.at()),
                        edges.outward(axis),
                        sizes.space(TICK + GAP),
                        texts.tick(line.tick().label()),
                        false))
                .toList();
    }

    private static boolean touch(List<Placed> places) {
        for (int i = 1; i < places.size(); i++) {
            if (apart(places.get(i).place(), APART).intersects(places.get(i - 1).place())) {
                return true;
            }
        }
        return false;
    }

    /** Beyond the labels of its axis, where it makes box and labels least larger, and as near to its middle as that allows. */
    private void title(BoxEdges.Edge axis, String text) {
        TextBlock block = texts.title(text, TITLE_WIDTH * room.getWidth());
        Optional<Placed> beyond = title(axis, edges.outward(axis), block, false);
        if (tight && beyond.filter(this::isInside).isEmpty()) {
            title(axis, edges.outward(axis), block, true)
                    .or(() -> title(axis, DOWN, block, true))
                    .or(() -> beyond)
                    .ifPresent(labels::add);
        } else {
            beyond.ifPresent(labels::add);
        }
    }

    private Optional<Placed> title(BoxEdges.Edge axis, Point2D outward, TextBlock block, boolean kept) {
        Rectangle2D box = box();
        Optional<Placed> best = Optional.empty();
        double least = Double.MAX_VALUE;
        for (int k = 0; k <= 2 * TITLE_PLACES; k++) {
            int place = k % 2 == 0 ? k / 2 : -(k + 1) / 2; // 0, −1, 1, −2, …
            double at = (double) place / TITLE_PLACES;
            Optional<Placed> placed = title(edges.at(axis, at), outward, block, kept);
            double cost = placed.map(each -> beyond(box, each.place())).orElse(Double.MAX_VALUE)
                    + sizes.space(TITLE_OFF_MIDDLE) * Math.abs(at);
            if (cost < least) {
                least = cost;
                best = placed;
            }
        }
        return best;
    }

    /** Off a point of an axis, in steps, until it touches nothing; kept inside the room if asked. */
    private Optional<Placed> title(Point2D from, Point2D outward, TextBlock block, boolean kept) {
        double distance = sizes.space(TICK + GAP);
        for (int tries = 0; tries < 80; tries++) {
            Placed outside = beyond(from, outward, distance, block, true);
            Placed placed = kept ? inside(outside) : outside;
            if (isFree(placed) && !(kept ? edges.covered(placed.place()) : edges.crossesFront(placed.place()))) {
                return Optional.of(placed);
            }
            distance += sizes.space(3);
        }
        return Optional.empty();
    }

    /** How far a place reaches out of the box, all sides together; beside it, where the room is wide, it matters less. */
    private double beyond(Rectangle2D box, Rectangle2D place) {
        double across = Math.max(0, box.getMinX() - place.getMinX()) + Math.max(0, place.getMaxX() - box.getMaxX());
        double down = Math.max(0, box.getMinY() - place.getMinY()) + Math.max(0, place.getMaxY() - box.getMaxY());
        boolean wide = room.getWidth() > WIDE * room.getHeight();
        return (wide ? BESIDE : 1) * across + down;
    }

    private boolean isFree(Placed placed) {
        double gap = sizes.space(placed.title() ? TITLE_APART : APART);
        return labels.stream().noneMatch(other -> apart(other.place(), gap).intersects(placed.place()));
    }

    /** The same text moved into the room, as far as it must be. */
    private Placed inside(Placed placed) {
        Rectangle2D at = placed.place();
        double x = Math.max(room.getMinX(), Math.min(at.getX(), room.getMaxX() - at.getWidth()));
        double y = Math.max(room.getMinY(), Math.min(at.getY(), room.getMaxY() - at.getHeight()));
        return new Placed(placed.text(), new Rectangle2D.Double(x, y, at.getWidth(), at.getHeight()), placed.title());
    }

    private static Rectangle2D apart(Rectangle2D place, double by) {
        return new Rectangle2D.Double(
                place.getX() - by, place.getY() - by, place.getWidth() + 2 * by, place.getHeight() + 2 * by);
    }

    /** Text whose nearest edge is {@code distance} from a point in a direction. */
    private static Placed beyond(Point2D from, Point2D direction, double distance, TextBlock text, boolean title) {
        double reach = distance
                + Math.abs(direction.getX()) * text.width() / 2
                + Math.abs(direction.getY()) * text.height() / 2;
        double x = from.getX() + reach * direction.getX() - text.width() / 2;
        double y = from.getY() + reach * direction.getY() - text.height() / 2;
        return new Placed(text, new Rectangle2D.Double(x, y, text.width(), text.height()), title);
    }
}
