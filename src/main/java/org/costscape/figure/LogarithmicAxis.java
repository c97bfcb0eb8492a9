package org.costscape.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;

/** A logarithmic axis that shows the ticks it is given. */
final class LogarithmicAxis extends LogAxis {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialized: a chart lives as long as its picture is drawn
    private final List<Tick> ticks;

    LogarithmicAxis(Range range, List<Tick> ticks) {
        this.ticks = ticks;
        setSmallestValue(Double.MIN_NORMAL);
        setRange(range.lower(), range.upper());
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
        return GivenTicks.at(edge, ticks);
    }
}
