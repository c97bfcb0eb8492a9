package org.costscape.experiment;

import java.util.List;
import java.util.Optional;
import org.costscape.cost.ToyDefinition;
import org.costscape.figure.Range;
import org.costscape.theory.CriticalPoint;
import org.costscape.training.Descent;

/**
 * Descents on one toy.
 *
 * @param experiment that says how they are done
 * @param request what was asked for
 * @param range of each parameter in the figure
 * @param ways one for each start
 */
public record DescentResult(Experiment experiment, DescentRequest request, Range range, List<Way> ways) {
    public DescentResult {
        ways = List.copyOf(ways);
    }

    /**
     * A descent.
     *
     * @param rest where it came to rest, if it did
     */
    public record Way(Descent descent, Optional<CriticalPoint> rest) {
        /** w₀. */
        public List<Double> start() {
            return descent.steps().get(0).theta();
        }
    }

    /** What is descended on. */
    public ToyDefinition toy() {
        return (ToyDefinition) experiment.objective();
    }

    /** Whether all ways came to rest. */
    public boolean allRest() {
        return ways.stream().allMatch(way -> way.rest().isPresent());
    }
}
