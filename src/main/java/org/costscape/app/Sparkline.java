package org.costscape.app;

import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;
import org.costscape.training.HistoryEntry;

/** The cost over the steps of a run, small, without axes: from its highest value at the top to its lowest at the bottom. */
final class Sparkline extends Pane {
    private static final double WIDTH = 44;
    private static final double HEIGHT = 20;
    private static final int POINTS = 44;

    private final Polyline line = new Polyline();

    Sparkline() {
        getStyleClass().add("sparkline");
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        getChildren().add(line);
    }

    /** Shows another history. */
    void show(List<HistoryEntry> history) {
        line.getPoints().clear();
        List<HistoryEntry> finite = history.stream()
                .filter(entry -> Double.isFinite(entry.judgedCost()))
                .toList();
        if (finite.size() < 2) {
            return;
        }
        double least =
                finite.stream().mapToDouble(HistoryEntry::judgedCost).min().orElseThrow();
        double most =
                finite.stream().mapToDouble(HistoryEntry::judgedCost).max().orElseThrow();
        int last = finite.get(finite.size() - 1).step();
        int stride = Math.max(1, finite.size() / POINTS);
        for (int i = 0; i < finite.size(); i += stride) {
            HistoryEntry entry = finite.get(i);
            double height = most > least ? (entry.judgedCost() - least) / (most - least) : 0;
            line.getPoints().addAll(WIDTH * entry.step() / Math.max(1, last), 1 + (HEIGHT - 2) * (1 - height));
        }
    }
}
