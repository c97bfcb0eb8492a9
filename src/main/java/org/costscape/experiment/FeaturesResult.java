package org.costscape.experiment;

import java.util.List;
import java.util.Map;
import org.costscape.dataset.PictureShape;
import org.costscape.training.RunFolder;

/**
 * The features of a run's network, with all that is needed to compute them again.
 *
 * @param run the run
 * @param definition what it was trained on
 * @param request what was asked for
 * @param at the snapshot
 * @param data which examples the training set has, for captions
 * @param shape of the pictures
 * @param layers from the first on
 * @param visible training examples that show what the network sees, by what they are called
 * @param pictures of all training examples that are shown, by number
 */
public record FeaturesResult(
        RunFolder run,
        RunDefinition definition,
        FeaturesRequest request,
        LineResult.End at,
        String data,
        PictureShape shape,
        List<LayerFeatures> layers,
        Map<String, Integer> visible,
        Map<Integer, List<Double>> pictures) {}
