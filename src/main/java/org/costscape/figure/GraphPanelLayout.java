package org.costscape.figure;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Where the nodes and labels of a {@link GraphPanel} stand, in layout units. */
final class GraphPanelLayout {
    /** A label stands on this part of its edge, in one of so many steps. */
    private static final double FIRST_PLACE = 0.14;

    private static final int STEPS = 36;

    /** Each label is placed anew so many times, now that the others have their places. */
    private static final int ROUNDS = 4;

    private static final double OVERLAP = 1000;
    private static final double TOO_CLOSE = 10;
    private static final double MOST_RADIUS = 24;
    private static final double RADIUS_SHARE = 0.24;
    private static final double BOX_SHARE = 0.6;

    /** Words in boxes are all that there is to read in their figure. */
    private static final double BOX_TYPE = 1.25;

    private static final double BOX_PADDING = 9;
    private static final double GAP = 8;
    private static final double LABEL_PADDING = 2;
    private static final double CLEARANCE = 4;

    /** A label of an edge, and the rectangle that it takes. */
    record EdgeLabel(TextBlock text, Rectangle2D area) {}

    private final GraphPanel panel;
    private final Rectangle2D area;
    private final TypeSizes sizes;
    private final TextBlock title;
    private final Map<Double, TextBlock> layerLabels = new LinkedHashMap<>();
    private final Map<String, Rectangle2D> nodes = new LinkedHashMap<>();
    private final Map<String, TextBlock> texts = new LinkedHashMap<>();
    private final Map<GraphEdge, EdgeLabel> edgeLabels = new LinkedHashMap<>();

    GraphPanelLayout(GraphPanel panel, Rectangle2D area, TypeSizes sizes) {
        this.panel = panel;
        this.area = area;
        this.sizes = sizes;
        this.title = TextBlock.wrapped(
                panel.title(),
                sizes.fonts().bold(sizes.axisTitle().getSize2D()),
                sizes.fonts().context(),
                area.getWidth());
        panel.layerLabels().forEach((layer, text) -> layerLabels.put(layer, text(text, Double.MAX_VALUE)));
        placeNodes();
        for (int round = 0; round < ROUNDS; round++) {
            panel.edges().forEach(this::placeLabel);
        }
    }

    TextBlock title() {
        return title;
    }

    double left() {
        return area.getX();
    }

    double top() {
        return area.getY();
    }

    /** The labels of layers with the heights of their middles. */
    Map<Double, TextBlock> layerLabels() {
        Map<Double, TextBlock> byHeight = new LinkedHashMap<>();
        layerLabels.forEach((layer, text) -> byHeight.put(centre(layer, 0).getY(), text));
        return byHeight;
    }

    /** The bounds of a node. */
    Rectangle2D node(String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }

    /** What stands in a node. */
    TextBlock text(String name) {
        return Objects.requireNonNull(texts.get(name), name);
    }

    List<EdgeLabel> edgeLabels() {
        return List.copyOf(edgeLabels.values());
    }

    /** Whether the label of an edge lies on a node or on another label. */
    boolean overlaps() {
        return edgeLabels.entrySet().stream()
                .anyMatch(label -> below(label.getValue().area(), label.getKey()) > 0);
    }

    /** An edge from border to border of its nodes. */
    Line2D line(GraphEdge edge) {
        Point2D from = centre(edge.from());
        Point2D to = centre(edge.to());
        return new Line2D.Double(border(edge.from(), from, to), border(edge.to(), to, from));
    }

    private void placeNodes() {
        double step = Math.min(
                extent(GraphNode::layer) > 0 ? alongLength() / (extent(GraphNode::layer) + 1) : alongLength(),
                extent(GraphNode::place) > 0 ? acrossLength() / (extent(GraphNode::place) + 1) : acrossLength());
        double radius = Math.min(sizes.space(MOST_RADIUS), RADIUS_SHARE * step);
        for (GraphNode node : panel.nodes()) {
            Point2D at = centre(node.layer(), node.place());
            double halfWidth = radius;
            double halfHeight = radius;
            TextBlock text = text(node.label(), Double.MAX_VALUE);
            if (node.shape() == GraphNode.Shape.BOX) {
                double room = BOX_SHARE
                        * (panel.upwards() ? acrossLength() : alongLength())
                        / (extent(panel.upwards() ? GraphNode::place : GraphNode::layer) + 1);
                text = TextBlock.wrapped(
                        node.label(),
                        sizes.fonts().regular(BOX_TYPE * sizes.legend().getSize2D()),
                        sizes.fonts().context(),
                        room - 2 * sizes.space(BOX_PADDING));
                halfWidth = room / 2;
                halfHeight = text.height() / 2 + sizes.space(BOX_PADDING);
            }
            texts.put(node.name(), text);
            nodes.put(
                    node.name(),
                    new Rectangle2D.Double(
                            at.getX() - halfWidth, at.getY() - halfHeight, 2 * halfWidth, 2 * halfHeight));
        }
    }

    /** Puts a label where it lies on no node, on no other label, and on as few other edges as possible, near the middle. */
    private void placeLabel(GraphEdge edge) {
        if (edge.label().isEmpty()) {
            return;
        }
        Line2D line = line(edge);
        boolean arrow = edge.kind() == GraphEdge.Kind.FLOW;
        TextBlock text = label(
                edge.label(), arrow ? line.getP1().distance(line.getP2()) - 2 * sizes.space(GAP) : Double.MAX_VALUE);
        double lift = arrow ? -text.height() / 2 - sizes.space(GAP) : 0; // an arrow's label stands above it
        Rectangle2D best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k <= STEPS; k++) {
            double t = FIRST_PLACE + k * (1 - 2 * FIRST_PLACE) / STEPS;
            Rectangle2D place = around(
                    line.getX1() + t * (line.getX2() - line.getX1()),
                    line.getY1() + t * (line.getY2() - line.getY1()) + lift,
                    text);
            double cost = cost(place, edge) + Math.abs(t - 0.5);
            if (cost < least) {
                least = cost;
                best = place;
            }
        }
        edgeLabels.put(edge, new EdgeLabel(text, Objects.requireNonNull(best)));
    }

    private double cost(Rectangle2D label, GraphEdge own) {
        double clear = sizes.space(CLEARANCE);
        Rectangle2D place = new Rectangle2D.Double(
                label.getX() - clear,
                label.getY() - clear,
                label.getWidth() + 2 * clear,
                label.getHeight() + 2 * clear);
        long edgesBelow = panel.edges().stream()
                .filter(edge -> !edge.equals(own) && line(edge).intersects(place))
                .count();
        return OVERLAP * below(label, own) + TOO_CLOSE * below(place, own) + edgesBelow;
    }

    /** How many nodes and labels of other edges an area touches. */
    private long below(Rectangle2D place, GraphEdge own) {
        long labels = edgeLabels.entrySet().stream()
                .filter(other -> !other.getKey().equals(own)
                        && place.intersects(other.getValue().area()))
                .count();
        return labels + nodes.values().stream().filter(place::intersects).count();
    }

    private Rectangle2D around(double x, double y, TextBlock text) {
        double width = text.width() + 2 * sizes.space(LABEL_PADDING);
        return new Rectangle2D.Double(x - width / 2, y - text.height() / 2, width, text.height());
    }

    private TextBlock text(String text, double width) {
        return TextBlock.wrapped(text, sizes.legend(), sizes.fonts().context(), width);
    }

    private TextBlock label(String text, double width) {
        return TextBlock.wrapped(text, sizes.tick(), sizes.fonts().context(), width);
    }

    private Point2D centre(String name) {
        Rectangle2D bounds = node(name);
        return new Point2D.Double(bounds.getCenterX(), bounds.getCenterY());
    }

    /** Layers and places divide the room below the title evenly, each in the middle of its share. */
    private Point2D centre(double layer, double place) {
        double along = (layer - least(GraphNode::layer) + 0.5) / (extent(GraphNode::layer) + 1);
        double across = (place - least(GraphNode::place) + 0.5) / (extent(GraphNode::place) + 1);
        double header = title.height() + sizes.space(GAP);
        return panel.upwards()
                ? new Point2D.Double(
                        area.getX() + labelRoom() + across * acrossLength(), area.getMaxY() - along * alongLength())
                : new Point2D.Double(
                        area.getX() + along * alongLength(), area.getY() + header + across * acrossLength());
    }

    private double alongLength() {
        return panel.upwards() ? below() : area.getWidth();
    }

    private double acrossLength() {
        return panel.upwards() ? area.getWidth() - labelRoom() : below();
    }

    private double below() {
        return area.getHeight() - title.height() - sizes.space(GAP);
    }

    private double labelRoom() {
        return layerLabels.values().stream()
                .mapToDouble(text -> text.width() + sizes.space(GAP))
                .max()
                .orElse(0);
    }

    private double least(ToDoubleFunction<GraphNode> coordinate) {
        return panel.nodes().stream().mapToDouble(coordinate).min().orElse(0);
    }

    private double extent(ToDoubleFunction<GraphNode> coordinate) {
        return panel.nodes().stream().mapToDouble(coordinate).max().orElse(0) - least(coordinate);
    }

    /** Where the way from the middle of a node towards a point leaves the node. */
    private Point2D border(String name, Point2D middle, Point2D towards) {
        Rectangle2D bounds = node(name);
        double dx = towards.getX() - middle.getX();
        double dy = towards.getY() - middle.getY();
        boolean box = panel.nodes().stream()
                .anyMatch(node -> node.name().equals(name) && node.shape() == GraphNode.Shape.BOX);
        double share = box
                ? Math.min(bounds.getWidth() / 2 / Math.abs(dx), bounds.getHeight() / 2 / Math.abs(dy))
                : bounds.getWidth() / 2 / Math.hypot(dx, dy);
        return new Point2D.Double(middle.getX() + share * dx, middle.getY() + share * dy);
    }
}
