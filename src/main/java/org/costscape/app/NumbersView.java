package org.costscape.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.costscape.app.kind.Fact;
import org.costscape.app.kind.Shown;
import org.costscape.app.text.Typeset;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The numbers that are read off the figure, and where it may mislead. */
final class NumbersView extends VBox {
    private final VBox rows = new VBox();
    private final List<Row> facts = new ArrayList<>();

    /** The numbers of a figure change often while it is computed, their names do not. */
    private record Row(Fact fact, Label value, HBox box) {
        boolean has(Fact other) {
            return fact.name().equals(other.name()) && fact.meaning().equals(other.meaning());
        }
    }

    NumbersView(WindowModel model) {
        getStyleClass().add("section");
        rows.setId("numbers");
        rows.getStyleClass().add("numbers");
        getChildren().addAll(Labels.heading("Read off the figure"), rows);
        visibleProperty().bind(model.pane().figure().shownProperty().map(Optional::isPresent));
        model.pane().figure().shownProperty().subscribe(shown -> shown.ifPresent(this::show));
    }

    private void show(Shown shown) {
        if (!has(shown.facts())) {
            facts.clear();
            shown.facts().stream().map(NumbersView::row).forEach(facts::add);
        }
        for (int i = 0; i < facts.size(); i++) {
            facts.get(i).value().setText(shown.facts().get(i).value());
        }
        List<HBox> boxes = Stream.concat(
                        facts.stream().map(Row::box), shown.warnings().stream().map(NumbersView::warning))
                .toList();
        if (!boxes.equals(rows.getChildren())) {
            rows.getChildren().setAll(boxes);
        }
    }

    private boolean has(List<Fact> others) {
        return facts.size() == others.size()
                && IntStream.range(0, others.size()).allMatch(i -> facts.get(i).has(others.get(i)));
    }

    /** A row of its own, not one of a grid: a long value needs room only beside its own name. */
    private static Row row(Fact fact) {
        Label name = Labels.of(fact.name(), "secondary");
        Label value = Labels.of(fact.value(), "value");
        Tooltip meaning = Labels.tooltip(fact.meaning());
        name.setTooltip(meaning);
        value.setTooltip(meaning);
        value.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return new Row(fact, value, new HBox(name, space, value));
    }

    private static HBox warning(String text) {
        TextFlow label = new TextFlow(Typeset.parts(text).toArray(Text[]::new));
        label.getStyleClass().add("warning");
        label.setMinWidth(0);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox box = new HBox(new FontIcon(Feather.ALERT_TRIANGLE), label);
        box.getStyleClass().add("warning-row");
        return box;
    }
}
