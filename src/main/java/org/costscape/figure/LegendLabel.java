package org.costscape.figure;

/** What curves of the same name and role, in whichever panel, share in the legend; ways of balls are apart from lines. */
record LegendLabel(String label, Role role, boolean way) {
    static LegendLabel of(Curve curve) {
        return new LegendLabel(curve.label(), curve.role(), curve.style().isWay());
    }

    /** The label, with the number of its points that {@code figure} cannot show. */
    String textIn(CurveFigure figure) {
        long missing = 0;
        long all = 0;
        Scale scale = Scale.LINEAR;
        for (Panel panel : figure.panels()) {
            for (Curve curve : panel.curves()) {
                if (of(curve).equals(this)) {
                    missing += curve.missing(panel.scale());
                    all += curve.points().size();
                    scale = panel.scale() == Scale.LOG ? Scale.LOG : scale;
                }
            }
        }
        return missing == 0 ? label : label + " (" + missing + " of " + all + " points " + scale.missing() + ")";
    }
}
