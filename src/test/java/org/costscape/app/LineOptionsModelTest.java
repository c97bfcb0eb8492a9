package org.costscape.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.costscape.experiment.LineRequest;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.landscape.AlphaGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LineOptionsModelTest {
    private final LineOptionsModel options = new LineOptionsModel();

    @Test
    void theDefaultsAreThoseOfTheRequest() {
        options.pointsProperty().set("51");
        options.pointsProperty().set(Integer.toString(LineRequest.DEFAULT.grid().points()));

        assertEquals(Optional.of(LineRequest.DEFAULT), options.requestProperty().get());
    }

    @Test
    void whatIsTypedBecomesARequest() {
        options.fromProperty().set(" −1 ");
        options.toProperty().set("2,5");
        options.pointsProperty().set("21");
        options.endProperty().set("last");

        assertEquals(
                Optional.of(new LineRequest(
                        SnapshotChoice.FIRST,
                        new SnapshotChoice("last"),
                        new AlphaGrid(-1, 2.5, 21),
                        StatisticsChoice.RECOMPUTED)),
                options.requestProperty().get());
    }

    @ParameterizedTest
    @CsvSource({"x, 1.5", "'', 1.5", "NaN, 1.5", "-0.25, y", "1.5, 1.5", "2, 1", "-2000000, 1", "0, Infinity"})
    void aRangeThatIsNoneIsToldBelowTheField(String from, String to) {
        options.fromProperty().set(from);
        options.toProperty().set(to);

        assertTrue(options.rangeProblemProperty().get().contains("xpected"));
        assertEquals(Optional.empty(), options.requestProperty().get());
    }

    @ParameterizedTest
    @CsvSource({"abc", "''", "1.5", "0", "-3", "3", "99999999", "99999999999"})
    void aNumberOfPointsThatIsNoneIsToldBelowTheField(String points) {
        options.pointsProperty().set(points);

        assertTrue(options.pointsProblemProperty().get().contains("xpected"));
        assertEquals(Optional.empty(), options.requestProperty().get());
    }

    @Test
    void theMessageGoesWhenTheMistakeIsMended() {
        options.pointsProperty().set("abc");
        options.pointsProperty().set("101");

        assertEquals("", options.pointsProblemProperty().get());
    }

    @ParameterizedTest
    @EnumSource(StatisticsChoice.Mode.class)
    void theChoiceOfStatisticsCountsForANetworkWithBatchNormalizationOnly(StatisticsChoice.Mode mode) {
        options.statisticsProperty().set(mode);
        assertEquals(
                StatisticsChoice.RECOMPUTED,
                options.requestProperty().get().orElseThrow().statistics());

        options.normalizedProperty().set(true);
        assertEquals(
                StatisticsChoice.of(mode),
                options.requestProperty().get().orElseThrow().statistics());

        options.normalizedProperty().set(false);
        assertEquals(
                StatisticsChoice.RECOMPUTED,
                options.requestProperty().get().orElseThrow().statistics());
    }
}
