package org.costscape.experiment;

import java.util.OptionalInt;
import org.costscape.file.BadInputException;

/**
 * Which batch normalization to look into.
 *
 * @param at the snapshot
 * @param layer the batch normalization, counted from 0 among all layers; empty for the first one
 * @param unit one of its units, counted from 0; empty for all of them
 */
public record NormalizationRequest(SnapshotChoice at, OptionalInt layer, OptionalInt unit) {
    public NormalizationRequest {
        if (layer.isPresent() && layer.getAsInt() < 0) {
            throw new BadInputException("layer: expected a number from 0 on, found " + layer.getAsInt());
        }
        if (unit.isPresent() && unit.getAsInt() < 0) {
            throw new BadInputException("unit: expected a number from 0 on, found " + unit.getAsInt());
        }
    }
}
