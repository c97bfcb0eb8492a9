package org.costscape.figure;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One graph.
 *
 * @param title above it
 * @param upwards whether layers lie above each other, the first at the bottom; otherwise they stand from left to right
 * @param nodes at least one
 * @param edges between them
 * @param layerLabels said at the left of layers that lie above each other, by layer
 */
public record GraphPanel(
        String title, boolean upwards, List<GraphNode> nodes, List<GraphEdge> edges, Map<Double, String> layerLabels) {
    public GraphPanel {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        layerLabels = Collections.unmodifiableMap(new TreeMap<>(layerLabels));
        Set<String> names = nodes.stream().map(GraphNode::name).collect(Collectors.toSet());
        if (nodes.isEmpty() || names.size() < nodes.size()) {
            throw new IllegalArgumentException("graph '" + title + "': expected nodes of different names, found "
                    + nodes.size() + " nodes of " + names.size() + " names");
        }
        for (GraphEdge edge : edges) {
            if (!names.contains(edge.from()) || !names.contains(edge.to())) {
                throw new IllegalArgumentException("graph '" + title + "': expected edges between its nodes, found "
                        + edge.from() + " → " + edge.to());
            }
        }
    }
}
