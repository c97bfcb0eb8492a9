package org.costscape.experiment;

import java.util.List;
import org.costscape.dataset.LinearTeacher;
import org.costscape.dataset.Sizes;
import org.costscape.dataset.Split;
import org.costscape.file.BadInputException;

/**
 * Whitened inputs and the outputs of a linear teacher, as {@link LinearTeacher} says; target numbers, no classes.
 *
 * @param examples examples of training
 * @param heldOut held-out examples
 * @param seed of the examples
 * @param features of an example, 1 … 1000
 * @param outputs target numbers of an example, 1 … 1000
 * @param singularValues of the teacher, each above 0; at most as many as features, and outputs
 */
public record LinearTeacherData(
        int examples, int heldOut, long seed, int features, int outputs, List<Double> singularValues)
        implements DataDefinition {
    public LinearTeacherData {
        DataFields.range("features", features, 1, 1000);
        DataFields.range("outputs", outputs, 1, 1000);
        DataFields.sizes(examples, heldOut, features);
        DataFields.range("examples", examples, features, Integer.MAX_VALUE);
        DataFields.range("heldOut", heldOut, features, Integer.MAX_VALUE);
        DataFields.range("singularValues: their number", singularValues.size(), 1, Math.min(features, outputs));
        for (Double value : singularValues) {
            if (value == null || !(value > 0) || !Double.isFinite(value)) {
                throw new BadInputException("singularValues: expected numbers above 0, found " + value);
            }
        }
        singularValues = List.copyOf(singularValues);
    }

    @Override
    public boolean classified() {
        return false;
    }

    @Override
    public Split read(Home home) {
        return LinearTeacher.make(
                new Sizes(examples, heldOut, seed),
                features,
                outputs,
                singularValues.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
