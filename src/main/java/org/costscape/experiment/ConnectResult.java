package org.costscape.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.costscape.landscape.LineProfile;
import org.costscape.training.RunFolder;

/**
 * Paths between the solutions of two runs, with all that is needed to compute them again.
 *
 * @param first the run of w₁
 * @param second the run of w₂
 * @param definition of the first run, on whose data J is measured
 * @param secondDefinition of the second run
 * @param request what was asked for
 * @param start w₁
 * @param end w₂
 * @param data which examples the costs are means over, for captions
 * @param matching what was done to match the units, if it was
 * @param paths the costs along each path, by name, the straight line first
 */
public record ConnectResult(
        RunFolder first,
        RunFolder second,
        RunDefinition definition,
        RunDefinition secondDefinition,
        ConnectRequest request,
        LineResult.End start,
        LineResult.End end,
        String data,
        Optional<Matching> matching,
        Map<String, LineProfile> paths) {
    /** Names of the paths. */
    public static final String STRAIGHT = "straight line";

    public static final String MATCHED = "line after matching";
    public static final String BEZIER = "Bezier curve";

    public ConnectResult {
        paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
    }

    /** The same with other paths. */
    ConnectResult with(Map<String, LineProfile> other) {
        return new ConnectResult(
                first, second, definition, secondDefinition, request, start, end, data, matching, other);
    }

    /**
     * What matching did.
     *
     * @param distance ‖w₁ − w₂‖
     * @param matchedDistance ‖w₁ − πw₂‖
     * @param outputDifference largest change of an output of w₂ by matching, over the first training examples, in double; of a
     *     permutation rounding alone
     */
    public record Matching(double distance, double matchedDistance, double outputDifference) {}
}
