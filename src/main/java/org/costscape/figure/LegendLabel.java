package org.costscape.figure;

import java.util.List;

/** What curves of the same name and role, in whichever panel, share in the legend; ways of balls are apart from lines. */
record LegendLabel(String label, Role role, boolean way) {
    static LegendLabel of(Curve curve) {
        return new LegendLabel(curve.label(), curve.role(), curve.style().isWay());
    }

    /** The label, with the number of its points that {@code figure} cannot show; of several panels that with the most of them. */
    String textIn(CurveFigure figure) {
        long most = 0;
        String text = label;
        for (Panel panel : figure.panels()) {
            List<Curve> mine = panel.curves().stream()
                    .filter(curve -> of(curve).equals(this))
                    .toList();
            long missing = mine.stream()
                    .mapToLong(curve -> curve.missing(panel.scale()))
                    .sum();
            if (missing > most) {
                most = missing;
                long all =
                        mine.stream().mapToLong(curve -> curve.points().size()).sum();
                text = label + " (" + missing + " of " + all + " points "
                        + panel.scale().missing() + ")";
            }
        }
        return text;
    }
}
