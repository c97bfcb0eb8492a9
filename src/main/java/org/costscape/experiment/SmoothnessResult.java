package org.costscape.experiment;

import java.util.List;
import org.costscape.landscape.Smoothness;
import org.costscape.training.RunFolder;

/**
 * The smoothness of a run's cost along its training, with all that is needed to compute it again.
 *
 * @param run the run
 * @param definition what it was trained on
 * @param cost which cost was looked at
 * @param data which examples the training set has, for captions
 * @param snapshots one for each snapshot of the run, in order of steps
 * @param sha256 hashes of the snapshots
 */
public record SmoothnessResult(
        RunFolder run,
        RunDefinition definition,
        MeasuredCost cost,
        String data,
        List<Smoothness> snapshots,
        List<String> sha256) {}
