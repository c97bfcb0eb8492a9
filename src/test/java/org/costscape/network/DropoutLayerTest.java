package org.costscape.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.costscape.array.ColumnMatrix;
import org.costscape.array.Precision;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutLayerTest {
    private static final LinearDefinition LINEAR = new LinearDefinition(3);

    /** What a layer of dropout makes of ones: its mask. */
    private static double[] mask(
            String name, Precision precision, int units, double keep, int examples, DropoutStep step, int first) {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        Layer layer = new DropoutDefinition(keep).build(units, name, layout);
        layout.add("not its own", 1);
        try (Layer.Pass pass = layer.newPass(precision, examples);
                ColumnMatrix ones = ColumnMatrix.zeros(precision, units, examples);
                ParameterVector theta = ParameterVector.zeros(layout.build(), precision)) {
            ones.array().assign(1);
            pass.dropout(step, first);
            return numbers(pass.forward(theta, ones));
        }
    }

    private static double[] mask(String name, DropoutStep step, int first) {
        return mask(name, Precision.DOUBLE, 40, 0.5, 6, step, first);
    }

    private static double[] numbers(ColumnMatrix matrix) {
        double[] numbers = new double[matrix.rows() * matrix.columns()];
        matrix.readWidened(0, numbers, new float[numbers.length]);
        return numbers;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theShareThatIsKeptIsThatOfTheDefinitionAndTheMeanStays(Precision precision) {
        for (double keep : new double[] {0.2, 0.5, 0.8}) {
            double[] mask = mask("layers.0", precision, 1000, keep, 200, new DropoutStep(1, 7), 0);
            double deviation = Math.sqrt(keep * (1 - keep) / mask.length);
            double kept = DoubleStream.of(mask).filter(x -> x != 0).count() / (double) mask.length;
            assertEquals(keep, kept, 4 * deviation);
            assertEquals(1, DoubleStream.of(mask).average().orElseThrow(), 4 * deviation / keep);
            double scale = precision == Precision.FLOAT ? (float) (1 / keep) : 1 / keep;
            assertTrue(DoubleStream.of(mask).allMatch(x -> x == 0 || x == scale));
        }
    }

    /** Two independent masks with p = ½ agree in half of the units. */
    @Test
    void masksOfOtherStepsLayersExamplesAndSeedsAreIndependent() {
        double[] mask = mask("layers.0", Precision.DOUBLE, 1000, 0.5, 20, new DropoutStep(1, 7), 0);
        List<double[]> others = List.of(
                mask("layers.0", Precision.DOUBLE, 1000, 0.5, 20, new DropoutStep(1, 8), 0),
                mask("layers.2", Precision.DOUBLE, 1000, 0.5, 20, new DropoutStep(1, 7), 0),
                mask("layers.0", Precision.DOUBLE, 1000, 0.5, 20, new DropoutStep(1, 7), 20),
                mask("layers.0", Precision.DOUBLE, 1000, 0.5, 20, new DropoutStep(2, 7), 0));
        for (double[] other : others) {
            int same = 0;
            for (int i = 0; i < mask.length; i++) {
                same += mask[i] == other[i] ? 1 : 0;
            }
            assertEquals(0.5, same / (double) mask.length, 4 * 0.5 / Math.sqrt(mask.length));
        }
    }

    @Test
    void anExamplesMaskIsTheSameInAnyChunk() {
        DropoutStep step = new DropoutStep(3, 5);
        double[] whole = mask("layers.0", step, 0);
        assertArrayEquals(whole, mask("layers.0", step, 0));
        double[] rest = mask("layers.0", Precision.DOUBLE, 40, 0.5, 4, step, 2);
        assertArrayEquals(Arrays.copyOfRange(whole, 80, 240), rest);
    }

    @Test
    void theMaskStaysForFurtherPassesOfTheStepAndIsDrawnForLongerOnes() {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        Layer layer = new DropoutDefinition(0.5).build(40, "layers.0", layout);
        layout.add("not its own", 1);
        DropoutStep step = new DropoutStep(3, 5);
        double[] expected = mask("layers.0", step, 0);
        try (Layer.Pass pass = layer.newPass(Precision.DOUBLE, 6);
                ColumnMatrix ones = ColumnMatrix.zeros(Precision.DOUBLE, 40, 6);
                ParameterVector theta = ParameterVector.zeros(layout.build(), Precision.DOUBLE)) {
            ones.array().assign(1);
            pass.dropout(step, 0);
            for (int examples : new int[] {2, 6, 3, 6}) {
                double[] found = numbers(pass.forward(theta, ones.columns(0, examples)));
                assertArrayEquals(Arrays.copyOf(expected, 40 * examples), found);
            }
            pass.dropout(new DropoutStep(3, 6), 0);
            assertFalse(Arrays.equals(expected, numbers(pass.forward(theta, ones))));
            pass.dropout(null, 0);
            assertArrayEquals(numbers(ones), numbers(pass.forward(theta, ones)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, 1.5, Double.NaN})
    void aProbabilityThatIsNoneIsRefused(double keep) {
        assertRefused("keep: expected more than 0 and at most 1, found " + keep, () -> new DropoutDefinition(keep));
    }

    @Test
    void dropoutOfTheOutputsAndBeforeABatchNormalizationIsRefused() {
        DropoutDefinition dropout = new DropoutDefinition(0.5);
        assertRefused(
                "layers: expected dropout before another layer",
                () -> new FeedforwardDefinition(4, List.of(LINEAR, dropout)));
        assertRefused(
                "before batch normalization, found another one as layer 2 of 3",
                () -> new FeedforwardDefinition(
                        4, List.of(LINEAR, dropout, new BatchNormalizationDefinition(1e-5, 0.1, Activation.RELU))));
    }

    private static void assertRefused(String expected, Runnable work) {
        String message =
                String.valueOf(assertThrows(BadInputException.class, work::run).getMessage());
        assertTrue(message.contains(expected), message);
    }
}
