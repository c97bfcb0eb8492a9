package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.costscape.experiment.Net2NetFigure;
import org.costscape.experiment.Net2NetGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphFigureTest {
    /** The figures that are shipped, of several seeds. */
    static Stream<GraphFigure> shipped() {
        return Stream.concat(
                Stream.of(Net2NetFigure.workflow()),
                Arrays.stream(Net2NetGraph.Operator.values())
                        .flatMap(operator ->
                                Stream.of(1L, 2L, 3L).map(seed -> Net2NetFigure.of(Net2NetGraph.of(operator, seed)))));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void labelsLieOnThePaperAndOnNoNodeAndOnNoOtherLabel(GraphFigure figure) {
        for (double[] size : new double[][] {{800, 600}, {800, 500}, {600, 450}}) {
            TypeSizes sizes = GraphPainter.sizes(figure, size[0], size[1], Fonts.bundled());
            assertTrue(sizes.factor() > 0.6, figure.title() + ", type of " + sizes.factor());
            List<GraphPanelLayout> layouts = GraphPainter.layouts(figure, size[0], size[1], sizes);
            for (int i = 0; i < layouts.size(); i++) {
                List<Rectangle2D> taken = new ArrayList<>();
                for (GraphNode node : figure.panels().get(i).nodes()) {
                    taken.add(layouts.get(i).node(node.name()));
                }
                layouts.get(i).edgeLabels().forEach(label -> taken.add(label.area()));
                Rectangle2D paper = new Rectangle2D.Double(0, 0, size[0], size[1]);
                for (int k = 0; k < taken.size(); k++) {
                    assertTrue(paper.contains(taken.get(k)));
                    for (int other = 0; other < k; other++) {
                        assertFalse(
                                taken.get(k).intersects(taken.get(other)),
                                figure.title() + ": " + taken.get(k) + " on " + taken.get(other));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void nodesAreDrawnInBothThemes(GraphFigure figure) {
        for (Theme theme : Theme.values()) {
            Picture picture = FigurePainter.paint(figure, 800, 600, 1, theme);
            GraphPanelLayout layout = GraphPainter.layouts(
                            figure, 800, 600, GraphPainter.sizes(figure, 800, 600, Fonts.bundled()))
                    .get(0);
            GraphNode plain = figure.panels().get(0).nodes().get(0);
            Rectangle2D bounds = layout.node(plain.name());
            int inside = picture.argb((int) bounds.getCenterX(), (int) bounds.getMinY() + 5);
            assertEquals(theme.wall().getRGB(), inside);
        }
    }

    @Test
    void anEdgeToNowhereIsRefused() {
        GraphNode node = new GraphNode("a", "a", 0, 0, GraphNode.Shape.CIRCLE, GraphNode.Accent.NONE);
        GraphEdge edge = new GraphEdge("a", "b", "", GraphEdge.Kind.KEPT, 0);
        assertThrows(
                IllegalArgumentException.class, () -> new GraphPanel("", true, List.of(node), List.of(edge), Map.of()));
    }
}
