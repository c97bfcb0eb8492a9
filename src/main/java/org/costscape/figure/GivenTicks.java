package org.costscape.figure;

import java.util.List;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** Ticks in the form in which the chart library takes them. */
final class GivenTicks {
    private GivenTicks() {}

    static List<NumberTick> at(RectangleEdge edge, List<Tick> ticks) {
        TextAnchor anchor = RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
        return ticks.stream()
                .map(tick -> new NumberTick(tick.value(), tick.label(), anchor, TextAnchor.CENTER, 0))
                .toList();
    }
}
