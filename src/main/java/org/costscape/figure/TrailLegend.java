package org.costscape.figure;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** The labels of a map's paths beside a sample of each, one below the other. */
final class TrailLegend {
    private static final double SAMPLE = 32;
    private static final double TEXT_GAP = 6;
    private static final double ABOVE = 9;

    private final List<Trail> trails;
    private final List<TextBlock> labels = new ArrayList<>();
    private final TypeSizes sizes;

    TrailLegend(List<Trail> trails, TypeSizes sizes, double width) {
        this.trails = trails.stream().filter(trail -> !trail.label().isEmpty()).toList();
        this.sizes = sizes;
        double text = width - sizes.space(SAMPLE + TEXT_GAP);
        for (Trail trail : this.trails) {
            labels.add(TextBlock.wrapped(
                    trail.label(), sizes.legend(), sizes.fonts().context(), text));
        }
    }

    /** The height with the space above; 0 where there are no paths. */
    double height() {
        return labels.isEmpty()
                ? 0
                : labels.stream().mapToDouble(TextBlock::height).sum() + sizes.space(ABOVE);
    }

    /** @param top of the space above */
    void draw(Graphics2D g, double left, double top, Theme theme) {
        double y = top + sizes.space(ABOVE);
        for (int i = 0; i < trails.size(); i++) {
            double right = left + sizes.space(SAMPLE);
            new TrailInk(trails.get(i), i, theme)
                    .drawSample(g, left, right, y + 0.62 * sizes.legend().getSize2D());
            labels.get(i).drawLeft(g, right + sizes.space(TEXT_GAP), y, theme.text());
            y += labels.get(i).height();
        }
    }
}
