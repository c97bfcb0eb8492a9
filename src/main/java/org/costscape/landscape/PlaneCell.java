package org.costscape.landscape;

import java.util.Optional;
import org.costscape.cost.Evaluation;

/**
 * The cost at one point of a plane.
 *
 * @param column number of its position a
 * @param row number of its position b
 * @param train J on the training set
 * @param heldOut J on the held-out set, if anything is held out
 */
public record PlaneCell(int column, int row, Evaluation train, Optional<Evaluation> heldOut) {
    /** Whether each cost is a finite number. */
    public boolean finite() {
        return Double.isFinite(train.cost())
                && heldOut.map(each -> Double.isFinite(each.cost())).orElse(true);
    }
}
