package org.costscape.figure;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Draws a {@link GraphFigure} in layout units. */
final class GraphPainter {
    private static final double LEAST_FACTOR = 0.2;
    private static final double PANEL_GAP = 20;
    private static final double CORNER = 10;
    private static final double HEAD = 9;
    private static final double LEGEND_LINE = 30;
    private static final double LEGEND_GAP = 7;
    private static final double LEGEND_STRENGTH = 0.35;

    private final GraphFigure figure;
    private final double width;
    private final double height;
    private final Theme theme;

    GraphPainter(GraphFigure figure, double width, double height, Theme theme) {
        this.figure = figure;
        this.width = width;
        this.height = height;
        this.theme = theme;
    }

    /** Draws the figure; it has no axes, so no panels with values either. */
    void paint(Graphics2D g, Fonts fonts) {
        TypeSizes sizes = sizes(figure, width, height, fonts);
        FigureHeader.of(figure, sizes, width).draw(g, theme);
        List<GraphPanelLayout> layouts = layouts(figure, width, height, sizes);
        for (int i = 0; i < layouts.size(); i++) {
            drawPanel(g, figure.panels().get(i), layouts.get(i), sizes);
        }
        drawLegend(g, sizes);
    }

    /** Type small enough that no label lies on a node or on another label. */
    static TypeSizes sizes(GraphFigure figure, double width, double height, Fonts fonts) {
        TypeSizes sizes = TypeSizes.fitting(fonts, width, height);
        while (sizes.factor() > LEAST_FACTOR
                && layouts(figure, width, height, sizes).stream().anyMatch(GraphPanelLayout::overlaps)) {
            sizes = sizes.smaller();
        }
        return sizes;
    }

    /** Where everything stands, panel by panel. */
    static List<GraphPanelLayout> layouts(GraphFigure figure, double width, double height, TypeSizes sizes) {
        double margin = sizes.margin();
        double gap = sizes.space(PANEL_GAP);
        double top = FigureHeader.of(figure, sizes, width).bottom();
        double legend = kinds(figure).isEmpty() ? 0 : 1.6 * sizes.legend().getSize2D();
        int columns = figure.columns();
        int rows = (figure.panels().size() + columns - 1) / columns;
        double across = (width - 2 * margin - (columns - 1) * gap) / columns;
        double down = (height - top - legend - margin - (rows - 1) * gap) / rows;
        List<GraphPanelLayout> layouts = new ArrayList<>();
        for (int i = 0; i < figure.panels().size(); i++) {
            int row = i / columns;
            int column = i % columns;
            layouts.add(new GraphPanelLayout(
                    figure.panels().get(i),
                    new Rectangle2D.Double(margin + column * (across + gap), top + row * (down + gap), across, down),
                    sizes));
        }
        return layouts;
    }

    private void drawPanel(Graphics2D g, GraphPanel panel, GraphPanelLayout layout, TypeSizes sizes) {
        layout.title().drawLeft(g, layout.left(), layout.top(), theme.text());
        layout.layerLabels()
                .forEach((middle, text) ->
                        text.drawLeft(g, layout.left(), middle - text.height() / 2, theme.secondaryText()));
        for (GraphEdge edge : panel.edges()) {
            drawEdge(g, edge, layout.line(edge), sizes);
        }
        for (GraphNode node : panel.nodes()) {
            drawNode(g, node, layout, sizes);
        }
        for (GraphPanelLayout.EdgeLabel label : layout.edgeLabels()) {
            Ground.fill(g, label.area(), theme);
            label.text().drawCentred(g, label.area().getCenterX(), label.area().getY(), theme.text());
        }
    }

    private void drawEdge(Graphics2D g, GraphEdge edge, Line2D line, TypeSizes sizes) {
        g.setColor(GraphInk.color(edge.kind(), theme));
        g.setStroke(GraphInk.stroke(edge.kind(), edge.strength()));
        if (edge.kind() != GraphEdge.Kind.FLOW) {
            g.draw(line);
            return;
        }
        double length = line.getP1().distance(line.getP2());
        double dx = (line.getX2() - line.getX1()) / length * sizes.space(HEAD);
        double dy = (line.getY2() - line.getY1()) / length * sizes.space(HEAD);
        double x = line.getX2() - dx;
        double y = line.getY2() - dy;
        g.draw(new Line2D.Double(line.getX1(), line.getY1(), x, y));
        Path2D head = new Path2D.Double();
        head.moveTo(line.getX2(), line.getY2());
        head.lineTo(x - dy / 2, y + dx / 2);
        head.lineTo(x + dy / 2, y - dx / 2);
        head.closePath();
        g.fill(head);
    }

    private void drawNode(Graphics2D g, GraphNode node, GraphPanelLayout layout, TypeSizes sizes) {
        Rectangle2D bounds = layout.node(node.name());
        double corner = sizes.space(CORNER);
        Shape outline = node.shape() == GraphNode.Shape.CIRCLE
                ? new Ellipse2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight())
                : new RoundRectangle2D.Double(
                        bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight(), corner, corner);
        Ground.fill(g, outline, theme);
        g.setColor(GraphInk.fill(node.accent(), theme));
        g.fill(outline);
        g.setColor(GraphInk.outline(node.accent(), theme));
        g.setStroke(GraphInk.stroke(node.accent()));
        g.draw(outline);
        TextBlock text = layout.text(node.name());
        text.drawCentred(g, bounds.getCenterX(), bounds.getCenterY() - text.height() / 2, theme.text());
    }

    private static List<GraphEdge.Kind> kinds(GraphFigure figure) {
        return figure.panels().stream()
                .flatMap(panel -> panel.edges().stream())
                .map(GraphEdge::kind)
                .filter(kind -> !kind.title().isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private void drawLegend(Graphics2D g, TypeSizes sizes) {
        double x = sizes.margin();
        double gap = sizes.space(LEGEND_GAP);
        for (GraphEdge.Kind kind : kinds(figure)) {
            TextBlock text = TextBlock.oneLine(
                    kind.title(), sizes.legend(), sizes.fonts().context());
            double top = height - sizes.margin() - text.height();
            double middle = top + text.height() / 2;
            g.setColor(GraphInk.color(kind, theme));
            g.setStroke(GraphInk.stroke(kind, LEGEND_STRENGTH));
            g.draw(new Line2D.Double(x, middle, x + sizes.space(LEGEND_LINE), middle));
            text.drawLeft(g, x + sizes.space(LEGEND_LINE) + gap, top, theme.secondaryText());
            x += sizes.space(LEGEND_LINE) + text.width() + 3 * gap;
        }
    }
}
