package org.costscape.experiment;

import org.costscape.landscape.NormalizationRule;
import org.costscape.landscape.NormalizationStages;
import org.costscape.training.RunFolder;

/**
 * The stages of a batch normalization of a run, with all that is needed to compute them again.
 *
 * @param run the run
 * @param definition what it was trained on
 * @param request what was asked for
 * @param data which examples, for captions
 * @param step of the snapshot
 * @param sha256 hash of its θ
 * @param layer the batch normalization, counted from 0
 * @param biased whether the linear layer before it adds a bias, which the mean takes away again
 */
public record NormalizationResult(
        RunFolder run,
        RunDefinition definition,
        NormalizationRequest request,
        String data,
        int step,
        String sha256,
        int layer,
        boolean biased,
        NormalizationRule rule,
        NormalizationStages stages) {}
