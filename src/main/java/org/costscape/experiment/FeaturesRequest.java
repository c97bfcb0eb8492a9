package org.costscape.experiment;

import java.util.Optional;
import java.util.OptionalInt;
import org.costscape.dataset.PictureShape;
import org.costscape.file.BadInputException;

/**
 * Which features are drawn.
 *
 * @param at the snapshot
 * @param units of each layer, those with the largest weights; of the output layer the first ones, at least ten; 1 … 100
 * @param layer counted from 1, the output layer being the last; all of them where none is named
 * @param penalty λ of a(x) − λ‖x‖², in units of the root mean square of ‖∂a/∂x‖ over the pictures that drive the unit most; 0 … 100
 * @param picture how an example is laid out as a picture, where the data do not say so
 */
public record FeaturesRequest(
        SnapshotChoice at, int units, OptionalInt layer, double penalty, Optional<PictureShape> picture) {
    /** The defaults of everything that can be chosen. */
    public static final FeaturesRequest DEFAULT =
            new FeaturesRequest(SnapshotChoice.BEST, 8, OptionalInt.empty(), 0.03, Optional.empty());

    private static final int MOST_UNITS = 100;
    private static final double MOST_PENALTY = 100;

    public FeaturesRequest {
        DataFields.range("units", units, 1, MOST_UNITS);
        if (layer.isPresent() && layer.getAsInt() < 1) {
            throw new BadInputException("layer: expected 1 or more, found " + layer.getAsInt());
        }
        DataFields.range("penalty", penalty, 0, MOST_PENALTY);
    }
}
