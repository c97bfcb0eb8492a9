package org.costscape.training;

import java.util.List;
import org.costscape.cost.LayeredCost;
import org.costscape.parameter.ParameterVector;

/**
 * A unit whose pre-activation is measured along a run.
 *
 * @param layer counted from 0, as in the names of the blocks of θ
 * @param unit counted from 0; of maxout, piece p of unit j is p · units + j
 */
public record WatchedUnit(int layer, int unit) {
    /** Percentiles over the examples, of each unit in turn. */
    static List<Percentiles> measure(List<WatchedUnit> watched, LayeredCost cost, ParameterVector theta) {
        return watched.stream()
                .map(each -> Percentiles.of(cost.preActivations(theta, each.layer, each.unit)[0]))
                .toList();
    }

    /** For people. */
    public String title() {
        return "unit " + unit + " of layer " + layer;
    }
}
