package org.costscape.figure;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The labels of vertical markers, above their lines; in several rows where they would touch. */
final class MarkerLabels {
    private static final double APART = 6;
    private static final double ABOVE_LINE = 4;

    /** A label's place: its left edge, and its row counted from the bottom. */
    private record Placed(TextBlock text, double left, int row) {}

    private final List<Placed> placed = new ArrayList<>();
    private final List<Double> rowEnds = new ArrayList<>();
    private final double aboveLine;
    private double rowHeight;

    private MarkerLabels(double aboveLine) {
        this.aboveLine = aboveLine;
    }

    /**
     * Places the labels.
     *
     * @param area the data area, of which only the horizontal extent counts
     * @param width the width of the layout, beyond which no label reaches
     */
    static MarkerLabels above(PanelGeometry area, List<VerticalMarker> markers, TypeSizes sizes, double width) {
        MarkerLabels labels = new MarkerLabels(sizes.space(ABOVE_LINE));
        markers.stream()
                .filter(marker ->
                        area.xRange().contains(marker.x()) && !marker.label().isBlank())
                .sorted(Comparator.comparingDouble(VerticalMarker::x))
                .forEach(marker -> labels.place(area.pxAt(marker.x()), marker.label(), sizes, width));
        return labels;
    }

    double height() {
        return rowEnds.isEmpty() ? 0 : rowEnds.size() * rowHeight + aboveLine;
    }

    void draw(Graphics2D g, double bottom, Theme theme) {
        for (Placed each : placed) {
            each.text()
                    .drawLeft(g, each.left(), bottom - aboveLine - (each.row() + 1) * rowHeight, theme.secondaryText());
        }
    }

    private void place(double centre, String label, TypeSizes sizes, double width) {
        double edge = sizes.space(APART);
        TextBlock text =
                TextBlock.wrapped(label, sizes.legend(), sizes.fonts().context(), Math.max(1, width - 2 * edge));
        double left = Math.max(edge, Math.min(centre - text.width() / 2, width - edge - text.width()));
        rowHeight = Math.max(rowHeight, text.height());
        int row = 0;
        while (row < rowEnds.size() && rowEnds.get(row) > left) {
            row++;
        }
        double end = left + text.width() + edge;
        if (row < rowEnds.size()) {
            rowEnds.set(row, end);
        } else {
            rowEnds.add(end);
        }
        placed.add(new Placed(text, left, row));
    }
}
