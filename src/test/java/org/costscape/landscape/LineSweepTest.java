package org.costscape.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.costscape.array.Precision;
import org.costscape.cost.CrossEntropyDefinition;
import org.costscape.cost.Evaluation;
import org.costscape.cost.NetworkCost;
import org.costscape.dataset.Datasets;
import org.costscape.network.Activation;
import org.costscape.network.Network;
import org.costscape.network.Networks;
import org.costscape.parameter.Line;
import org.costscape.parameter.ParameterVector;
import org.costscape.task.Parallel;
import org.costscape.task.Progress;
import org.costscape.training.Initialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LineSweepTest {
    private static final Network NETWORK = Networks.dense(Activation.TANH, 6, 9, 4);

    @ParameterizedTest
    @EnumSource(Precision.class)
    void threePointsAreThoseOfHandAssembledParameters(Precision precision) {
        try (Parallel parallel = new Parallel(2);
                NetworkCost train = new NetworkCost(
                        NETWORK, new CrossEntropyDefinition(), Datasets.random(300, 6, 4, 1), precision, parallel);
                NetworkCost heldOut = new NetworkCost(
                        NETWORK, new CrossEntropyDefinition(), Datasets.random(70, 6, 4, 2), precision, parallel);
                ParameterVector start = new Initialization.He().draw(NETWORK.layout(), precision, 1);
                ParameterVector end = new Initialization.He().draw(NETWORK.layout(), precision, 2)) {
            double[] from = start.toDoubles();
            double[] to = end.toDoubles();
            List<LineProfile> seen = new ArrayList<>();
            LineProfile profile = new LineSweep(
                            new Line(start, end),
                            new AlphaGrid(-0.25, 1, 3),
                            alpha -> train,
                            Optional.of(alpha -> heldOut))
                    .run(seen::add, Progress.NONE);
            assertEquals(
                    List.of(-0.25, 0.0, 1.0),
                    profile.points().stream().map(LinePoint::alpha).toList());
            for (LinePoint point : profile.points()) {
                double[] by = new double[from.length];
                for (int i = 0; i < by.length; i++) {
                    by[i] = (1 - point.alpha()) * from[i] + point.alpha() * to[i];
                }
                try (ParameterVector theta = ParameterVector.of(NETWORK.layout(), precision, by)) {
                    double tolerance = point.alpha() == -0.25 ? (precision == Precision.FLOAT ? 1e-6 : 1e-14) : 0;
                    assertEquals(train.evaluate(theta).cost(), point.train().cost(), tolerance);
                    assertEquals(
                            heldOut.evaluate(theta).cost(),
                            point.heldOut().orElseThrow().cost(),
                            tolerance);
                }
            }
            assertEquals(3, seen.size());
            assertArrayEquals(from, start.toDoubles());
            assertArrayEquals(to, end.toDoubles());
        }
    }

    @Test
    void theDefaultGridHasBothEndsExactlyAndIsNearlyEven() {
        List<Double> alphas = AlphaGrid.DEFAULT.alphas();
        assertEquals(101, alphas.size());
        assertEquals(-0.25, alphas.get(0));
        assertEquals(1.5, alphas.get(100));
        assertTrue(alphas.contains(0.0) && alphas.contains(1.0));
        for (int i = 1; i < alphas.size(); i++) {
            assertEquals(0.0175, alphas.get(i) - alphas.get(i - 1), 0.0004);
        }
    }

    @Test
    void coarseToFineVisitsEachPointOnceAndTheEndsFirst() {
        for (AlphaGrid grid : List.of(
                AlphaGrid.DEFAULT, new AlphaGrid(-1, 2, 4), new AlphaGrid(0, 1, 2), new AlphaGrid(0.2, 0.3, 77))) {
            List<Double> order = grid.coarseToFine();
            assertEquals(grid.alphas(), order.stream().sorted().toList());
            assertEquals(grid.points(), order.size());
        }
        assertEquals(List.of(0.0, 1.0), AlphaGrid.DEFAULT.coarseToFine().subList(0, 2));
    }

    @Test
    void afterTheEndsComeAFewPointsOverTheWholeRangeAndThenThoseHalfway() {
        assertEquals(
                List.of(2.0, 2.25, 2.5, 2.75, 3.0, 3.25, 3.5, 2.125, 2.375, 2.625, 2.875, 3.125, 3.375),
                new AlphaGrid(2, 3.5, 13).coarseToFine());
    }

    @Test
    void monotonicityIsTheLargestRiseOfTheTrainingCostWithinTheSegment() {
        assertEquals(0.0, profile(3, 2, 1).monotonicity().orElseThrow());
        assertEquals(1.5, profile(3, 0.5, 1, 2).monotonicity().orElseThrow(), "a rise at the last point counts");
        assertEquals(2.0, profile(1, 3, 2, 2.5).monotonicity().orElseThrow());
        assertTrue(profile(1, Double.NaN, 2).monotonicity().isEmpty());
        assertTrue(new LineProfile(List.of()).monotonicity().isEmpty());
    }

    @Test
    void risesOutsideTheSegmentDoNotCount() {
        List<LinePoint> points = new ArrayList<>(profile(3, 2, 1).points());
        points.add(point(-0.5, 0));
        points.add(point(1.5, 9));
        assertEquals(0.0, new LineProfile(points).monotonicity().orElseThrow());
    }

    @Test
    void theBarrierIsTheHighestCostAboveTheMeanOfTheEnds() {
        assertEquals(3.0, profile(1, 5, 3).barrier().orElseThrow());
        assertEquals(1.0, profile(3, 2, 1).barrier().orElseThrow(), "the higher end itself");
        assertEquals(1, profile(1, Double.NaN, 3).notFinite());
    }

    @Test
    void whereAnEndIsTheHighestNothingRisesAboveBothEnds() {
        assertEquals(2.0, profile(1, 5, 3).aboveBothEnds().orElseThrow());
        assertEquals(0.0, profile(3, 2, 1).aboveBothEnds().orElseThrow());
        assertEquals(0.0, profile(1, 2, 3).aboveBothEnds().orElseThrow());
        assertTrue(profile(1, Double.NaN, 3).aboveBothEnds().isEmpty());
    }

    @Test
    void eachOfTheFirstHundredPointsIsShownAndManyPointsSeldom() {
        List<Integer> seen = new ArrayList<>();
        GrowingProfile growing =
                new GrowingProfile(profile -> seen.add(profile.points().size()));
        int points = 200_001;
        for (int i = 0; i < points; i++) {
            growing.add(point((double) i / points, 1));
        }
        assertEquals(points, growing.complete().points().size());

        assertEquals(IntStream.rangeClosed(1, 100).boxed().toList(), seen.subList(0, 100));
        assertTrue(seen.size() < 1000, seen.size() + " times");
        assertEquals(points, seen.get(seen.size() - 1));
        int shown = seen.size();
        growing.complete();
        assertEquals(shown, seen.size(), "the last one is shown once");
    }

    private static LineProfile profile(double... costs) {
        List<LinePoint> points = new ArrayList<>();
        for (int i = 0; i < costs.length; i++) {
            points.add(point((double) i / (costs.length - 1), costs[i]));
        }
        return new LineProfile(points);
    }

    private static LinePoint point(double alpha, double cost) {
        return new LinePoint(alpha, new Evaluation(cost, 0), Optional.of(new Evaluation(0, 0)));
    }
}
