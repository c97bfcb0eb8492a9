package org.costscape.app;

import java.util.List;
import java.util.Locale;
import org.costscape.experiment.Numbers;
import org.costscape.landscape.LinePoint;

/** What a pointer reads off a linear path. */
record LineReadings(List<LinePoint> points) implements Readings {
    LineReadings {
        points = List.copyOf(points);
    }

    @Override
    public int size() {
        return points.size();
    }

    @Override
    public double x(int i) {
        return points.get(i).alpha();
    }

    @Override
    public String text(int i) {
        LinePoint point = points.get(i);
        return String.format(
                Locale.ROOT,
                "α %s    training J %s nats, error %s %%    held-out J %s nats, error %s %%",
                String.format(Locale.ROOT, "%.3f", point.alpha()).replace('-', '−'),
                Numbers.threeDigits(point.train().cost()),
                Numbers.threeDigits(100 * point.train().errorRate()),
                Numbers.threeDigits(point.heldOut().cost()),
                Numbers.threeDigits(100 * point.heldOut().errorRate()));
    }
}
