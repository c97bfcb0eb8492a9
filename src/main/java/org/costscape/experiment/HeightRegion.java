package org.costscape.experiment;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.costscape.figure.Role;
import org.costscape.theory.CriticalPoint;

/** Where a descent is, by its height J relative to the height J(0) of a saddle at w = 0. */
enum HeightRegion {
    /** J &gt; 1.1 J(0). */
    ABOVE("above the saddle, J > 1.1 J(0)", Role.SERIES_2),
    /** 0.9 J(0) ≤ J ≤ 1.1 J(0): the plateau. */
    SADDLE("near its height, ± 10 %", Role.SERIES_3),
    /** 0.1 J(0) &lt; J &lt; 0.9 J(0). */
    BETWEEN("in between", Role.SERIES_1),
    /** J ≤ 0.1 J(0). */
    MINIMUM("near the minima, J ≤ 0.1 J(0)", Role.TRAINING);

    private static final double NEAR = 0.1;

    private final String title;
    private final Role role;

    HeightRegion(String title, Role role) {
        this.title = title;
        this.role = role;
    }

    String title() {
        return title;
    }

    Role role() {
        return role;
    }

    /** @param height J/J(0) */
    static HeightRegion of(double height) {
        if (height > 1 + NEAR) {
            return ABOVE;
        }
        if (height >= 1 - NEAR) {
            return SADDLE;
        }
        return height > NEAR ? BETWEEN : MINIMUM;
    }

    /** Steps that begin in each region, by its name; empty where the toy has no saddle above height 0 at w = 0. */
    static Optional<Map<HeightRegion, Integer>> stepsOf(DescentResult result, DescentResult.Way way) {
        if (result.toy().parameters() != 2) {
            return Optional.empty();
        }
        CriticalPoint origin = CriticalPoint.of(result.toy(), List.of(0.0, 0.0));
        boolean critical =
                result.toy().gradient(new double[2])[0] == 0 && result.toy().gradient(new double[2])[1] == 0;
        if (!critical || origin.kind() != CriticalPoint.Kind.SADDLE || origin.cost() <= 0) {
            return Optional.empty();
        }
        Map<HeightRegion, Integer> counts = new EnumMap<>(HeightRegion.class);
        for (HeightRegion region : values()) {
            counts.put(region, 0);
        }
        int steps = way.descent().last().step();
        way.descent().steps().stream()
                .limit(steps)
                .forEach(step -> counts.merge(of(step.cost() / origin.cost()), 1, Integer::sum));
        return Optional.of(new LinkedHashMap<>(counts));
    }
}
