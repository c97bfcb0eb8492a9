package org.costscape.app;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** A row of nodes that shows the first ones that fit; where not all do, another one follows that leads to the rest. */
final class FittingRow extends Region {
    private final List<Node> nodes;
    private final Node more;
    private final double gap;
    private final ReadOnlyObjectWrapper<List<Node>> folded = new ReadOnlyObjectWrapper<>(List.of());

    /**
     * @param nodes those that are managed count
     * @param more leads to those that do not fit
     * @param gap between two, in pixels
     */
    FittingRow(List<? extends Node> nodes, Node more, double gap) {
        this.nodes = List.copyOf(nodes);
        this.more = more;
        this.gap = gap;
        getChildren().addAll(nodes);
        getChildren().add(more);
    }

    /** Those that do not fit, in their order. */
    ReadOnlyObjectProperty<List<Node>> foldedProperty() {
        return folded.getReadOnlyProperty();
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + more.prefWidth(-1) + snappedRightInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + width(offered()) + snappedRightInset();
    }

    /** It is never squeezed away where what stands below it would like more room. */
    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double highest = getChildren().stream()
                .mapToDouble(each -> each.prefHeight(-1))
                .max()
                .orElse(0);
        return snappedTopInset() + highest + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        List<Node> offered = offered();
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        int fit = offered.size();
        if (width(offered) > room) {
            double left = room - more.prefWidth(-1) - gap;
            while (fit > 0 && width(offered.subList(0, fit)) > left) {
                fit--;
            }
        }
        List<Node> shown = new ArrayList<>(offered.subList(0, fit));
        List<Node> rest = List.copyOf(offered.subList(fit, offered.size()));
        if (!rest.isEmpty()) {
            shown.add(more);
        }
        getChildren().forEach(each -> each.setVisible(shown.contains(each)));
        place(shown);
        if (!rest.equals(folded.get())) {
            Platform.runLater(() -> folded.set(rest)); // who follows may change what is laid out here
        }
    }

    private List<Node> offered() {
        return nodes.stream().filter(Node::isManaged).toList();
    }

    private double width(List<Node> some) {
        return some.stream().mapToDouble(each -> snapSizeX(each.prefWidth(-1))).sum()
                + gap * Math.max(0, some.size() - 1);
    }

    private void place(List<Node> shown) {
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        double x = snappedLeftInset();
        for (Node each : shown) {
            double width = snapSizeX(each.prefWidth(-1));
            double own = Math.min(height, snapSizeY(each.prefHeight(-1)));
            each.resizeRelocate(x, snapPositionY(snappedTopInset() + (height - own) / 2), width, own);
            x += width + gap;
        }
    }
}
