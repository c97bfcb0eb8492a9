package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.costscape.figure.GraphEdge;
import org.costscape.figure.GraphFigure;
import org.costscape.figure.GraphNode;
import org.costscape.figure.GraphPanel;
import org.costscape.training.TrainedNetwork;

/**
 * The figures of Net2Net: a small network before and after an operator, and the workflow that the operators serve.
 *
 * <p>Reference: Chen, Goodfellow, Shlens, "Net2Net: accelerating learning via knowledge transfer", ICLR 2016, figures 1–3.
 */
public final class Net2NetFigure {
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

    private Net2NetFigure() {}

    /** A network before and after an operator. */
    public static GraphFigure of(Net2NetGraph graph) {
        double largest = Math.max(largest(graph.teacher()), largest(graph.student()));
        String title = switch (graph.operator()) {
            case WIDER -> "Net2WiderNet: a copied unit, its outgoing weight halved";
            case DEEPER -> "Net2DeeperNet: an identity layer put in";
            case RANDOM_PAD -> "Random pad: a unit with drawn weights put in";
        };
        String caption = String.format(
                Locale.ROOT,
                "ReLU units without biases; weights drawn with seed %d. max|Δy| = %s on %,d inputs drawn from N(0, 1)²%s.",
                graph.seed(),
                Numbers.threeDigits(graph.change()),
                Net2NetGraph.INPUTS,
                graph.operator() == Net2NetGraph.Operator.RANDOM_PAD
                        ? ": the output changes"
                        : ", so the output stays");
        return new GraphFigure(
                title,
                caption,
                2,
                List.of(
                        panel("(a) Teacher", graph.teacher(), largest, graph, false),
                        panel("(b) Student" + copied(graph), graph.student(), largest, graph, true)),
                Map.of());
    }

    /** Training a larger network from scratch, and from what a smaller one has learned. */
    public static GraphFigure workflow() {
        return new GraphFigure(
                "Two ways from a trained network to a larger one",
                "The student computes the teacher's function when its training begins: nothing that was learned is lost.",
                1,
                List.of(
                        workflow(
                                "(a) From scratch, again",
                                "weights thrown away",
                                "Larger network, random weights",
                                GraphNode.Accent.NEW,
                                "Train from the beginning"),
                        workflow(
                                "(b) Net2Net",
                                "weights reused",
                                "Larger network, same function",
                                GraphNode.Accent.COPIED,
                                "Train on from the teacher's accuracy")),
                Map.of());
    }

    private static GraphPanel workflow(
            String title, String reuse, String larger, GraphNode.Accent accent, String training) {
        List<GraphNode> nodes = List.of(
                box(0, "Design a network", GraphNode.Accent.NONE),
                box(1, "Train it", GraphNode.Accent.NONE),
                box(2, larger, accent),
                box(3, training, GraphNode.Accent.NONE));
        List<GraphEdge> edges = List.of(arrow(0, ""), arrow(1, reuse), arrow(2, ""));
        return new GraphPanel(title, false, nodes, edges, Map.of());
    }

    private static GraphNode box(int step, String label, GraphNode.Accent accent) {
        return new GraphNode("step " + step, label, step, 0, GraphNode.Shape.BOX, accent);
    }

    private static GraphEdge arrow(int from, String label) {
        return new GraphEdge("step " + from, "step " + (from + 1), label, GraphEdge.Kind.FLOW, 0);
    }

    private static GraphPanel panel(
            String title, TrainedNetwork trained, double largest, Net2NetGraph graph, boolean grown) {
        List<GraphNode> nodes = new ArrayList<>();
        List<GraphEdge> edges = new ArrayList<>();
        Map<Double, String> labels = new LinkedHashMap<>();
        int layers = trained.network().layers().size();
        for (int layer = 0; layer <= layers; layer++) {
            int units = trained.network().width(layer - 1);
            int below = layer == 0 ? 0 : trained.network().width(layer - 2);
            boolean added = grown && graph.operator() == Net2NetGraph.Operator.DEEPER && layer == 2;
            labels.put(
                    (double) layer,
                    layer == 0 ? "inputs" : layer == layers ? "output" : added ? "new layer" : "hidden");
            for (int unit = 0; unit < units; unit++) {
                nodes.add(new GraphNode(
                        name(layer, unit),
                        label(layer, unit, layers, units, added),
                        layer,
                        unit - (units - 1) / 2.0,
                        GraphNode.Shape.CIRCLE,
                        grown ? accent(graph, layer, unit) : GraphNode.Accent.NONE));
                for (int from = 0; from < below; from++) {
                    double weight = weight(trained, layer, unit, from);
                    edges.add(new GraphEdge(
                            name(layer - 1, from),
                            name(layer, unit),
                            Numbers.threeDigits(weight),
                            grown ? kind(graph, layer, unit, from) : GraphEdge.Kind.KEPT,
                            Math.abs(weight) / largest));
                }
            }
        }
        return new GraphPanel(title, true, nodes, edges, labels);
    }

    private static String name(int layer, int unit) {
        return layer + "." + unit;
    }

    private static String label(int layer, int unit, int layers, int units, boolean added) {
        String letter = layer == 0 ? "x" : layer == layers ? "y" : added ? "h′" : "h";
        return units == 1 ? letter : letter + SUBSCRIPTS.charAt(unit + 1);
    }

    private static GraphNode.Accent accent(Net2NetGraph graph, int layer, int unit) {
        return switch (graph.operator()) {
            case DEEPER -> layer == 2 ? GraphNode.Accent.NEW : GraphNode.Accent.NONE;
            case RANDOM_PAD -> isAdded(graph, layer, unit) ? GraphNode.Accent.NEW : GraphNode.Accent.NONE;
            case WIDER -> layer == 1 && copies(graph, unit) > 1 ? GraphNode.Accent.COPIED : GraphNode.Accent.NONE;
        };
    }

    private static GraphEdge.Kind kind(Net2NetGraph graph, int layer, int unit, int from) {
        return switch (graph.operator()) {
            case DEEPER ->
                layer != 2 ? GraphEdge.Kind.KEPT : unit == from ? GraphEdge.Kind.IDENTITY : GraphEdge.Kind.ZERO;
            case RANDOM_PAD ->
                isAdded(graph, layer, unit) || isAdded(graph, layer - 1, from)
                        ? GraphEdge.Kind.RANDOM
                        : GraphEdge.Kind.KEPT;
            case WIDER -> {
                if (layer == 2 && copies(graph, from) > 1) {
                    yield GraphEdge.Kind.HALVED;
                }
                yield isAdded(graph, layer, unit) ? GraphEdge.Kind.COPIED : GraphEdge.Kind.KEPT;
            }
        };
    }

    /** Which unit was copied, for the title. */
    private static String copied(Net2NetGraph graph) {
        int added = graph.teacher().network().width(0);
        for (int unit = 0; graph.operator() == Net2NetGraph.Operator.WIDER && unit < added; unit++) {
            if (copies(graph, unit) > 1) {
                return ": h" + SUBSCRIPTS.charAt(added + 1) + " is a copy of h" + SUBSCRIPTS.charAt(unit + 1);
            }
        }
        return "";
    }

    /** Whether a hidden unit is more than the teacher has. */
    private static boolean isAdded(Net2NetGraph graph, int layer, int unit) {
        return layer == 1 && unit >= graph.teacher().network().width(0);
    }

    /** How many of the student's hidden units have the incoming weights of this one. */
    private static long copies(Net2NetGraph graph, int unit) {
        double[] weights = weights(graph.student(), 1);
        int inputs = graph.student().network().inputs();
        double[] own = Arrays.copyOfRange(weights, unit * inputs, (unit + 1) * inputs);
        long count = 0;
        for (int row = 0; row < weights.length / inputs; row++) {
            count += Arrays.equals(own, Arrays.copyOfRange(weights, row * inputs, (row + 1) * inputs)) ? 1 : 0;
        }
        return count;
    }

    /** The weight from a unit of the layer below; layers are counted from 1, the inputs being layer 0. */
    private static double weight(TrainedNetwork trained, int layer, int unit, int from) {
        return weights(trained, layer)[unit * trained.network().width(layer - 2) + from];
    }

    private static double[] weights(TrainedNetwork trained, int layer) {
        return Objects.requireNonNull(trained.numbers().get("layers." + (layer - 1) + ".weight"));
    }

    private static double largest(TrainedNetwork trained) {
        ToDoubleFunction<double[]> largest =
                weights -> Arrays.stream(weights).map(Math::abs).max().orElse(0);
        return trained.numbers().values().stream().mapToDouble(largest).max().orElse(1);
    }
}
