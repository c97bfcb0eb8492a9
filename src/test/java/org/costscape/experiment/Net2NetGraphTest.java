package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.costscape.figure.GraphEdge;
import org.costscape.figure.GraphEdge.Kind;
import org.costscape.training.TrainedNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Net2NetGraphTest {
    private static double[] weight(TrainedNetwork trained, int layer) {
        return Objects.requireNonNull(trained.numbers().get("layers." + layer + ".weight"));
    }

    private static List<GraphEdge> edges(Net2NetGraph graph, Kind kind) {
        return Net2NetFigure.of(graph).panels().get(1).edges().stream()
                .filter(edge -> edge.kind() == kind)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4})
    void theWiderStudentHasACopyAndHalvedWeightsAndTheSameOutput(long seed) {
        Net2NetGraph graph = Net2NetGraph.of(Net2NetGraph.Operator.WIDER, seed);
        assertTrue(graph.change() < 1e-12, "Δy " + graph.change());
        double[] before = weight(graph.teacher(), 0);
        double[] after = weight(graph.student(), 0);
        double[] copy = Arrays.copyOfRange(after, 4, 6);
        int of = Arrays.equals(copy, Arrays.copyOfRange(before, 0, 2)) ? 0 : 1;
        assertArrayEquals(Arrays.copyOfRange(before, 2 * of, 2 * of + 2), copy);
        double[] outgoing = weight(graph.student(), 1);
        assertEquals(weight(graph.teacher(), 1)[of] / 2, outgoing[of]);
        assertEquals(outgoing[of], outgoing[2]);
        assertEquals(weight(graph.teacher(), 1)[1 - of], outgoing[1 - of]);
        assertEquals(2, edges(graph, Kind.COPIED).size());
        assertEquals(2, edges(graph, Kind.HALVED).size());
        assertEquals(5, edges(graph, Kind.KEPT).size());
        assertEquals(
                Numbers.threeDigits(outgoing[of]),
                edges(graph, Kind.HALVED).get(0).label());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void theDeeperStudentHasAnIdentityLayerAndTheSameOutputWhileTheRandomPadChangesIt(long seed) {
        Net2NetGraph graph = Net2NetGraph.of(Net2NetGraph.Operator.DEEPER, seed);
        assertEquals(0, graph.change());
        assertArrayEquals(new double[] {1, 0, 0, 1}, weight(graph.student(), 1));
        assertEquals(2, edges(graph, Kind.IDENTITY).size());
        assertEquals(2, edges(graph, Kind.ZERO).size());
        assertTrue(Net2NetGraph.of(Net2NetGraph.Operator.RANDOM_PAD, seed).change() > 1e-3);
    }
}
