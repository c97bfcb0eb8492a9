package org.costscape.app;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.costscape.experiment.ExperimentText;

/** Edits a definition: a form with a row for each field, or the JSON itself. */
final class EditorView extends VBox {
    private final EditorModel model;
    private final GridPane form = new GridPane();

    EditorView(EditorModel model) {
        this.model = model;
        getStyleClass().add("editor");
        form.getStyleClass().add("form");
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        TextArea json = new TextArea();
        json.setId("editor-json");
        json.setAccessibleText("Definition as JSON");
        json.getStyleClass().add("code");
        json.textProperty().bindBidirectional(model.textProperty());
        Tab fields = tab("Form", scroll);
        TabPane tabs = new TabPane(fields, tab("JSON", json));
        tabs.setId("editor-tabs");
        fields.selectedProperty().subscribe(selected -> {
            if (selected) {
                fill();
            }
        });
        setVgrow(tabs, Priority.ALWAYS);
        Label problem = Labels.of("", "problem");
        problem.setId("editor-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.textProperty().bind(model.problemProperty());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        Label about =
                Labels.of("Your own experiment, kept in the folder experiments/. Its name must be new.", "secondary");
        about.setWrapText(true);
        getChildren().addAll(about, tabs, problem);
    }

    private static Tab tab(String name, Node content) {
        Tab tab = new Tab(name, content);
        tab.setClosable(false);
        return tab;
    }

    /** A row for each field; a field keeps its row while it is typed into. */
    private void fill() {
        form.getChildren().clear();
        List<ExperimentText.Field> fields = model.fields();
        for (int row = 0; row < fields.size(); row++) {
            ExperimentText.Field field = fields.get(row);
            Label name = Labels.of(field.name(), "secondary");
            TextField value = new TextField(field.value());
            value.setId("field-" + field.name().replaceAll("[^A-Za-z0-9]+", "-"));
            value.setAccessibleText(field.name());
            name.setLabelFor(value);
            GridPane.setHgrow(value, Priority.ALWAYS);
            value.textProperty().addListener((property, old, now) -> model.change(field, now));
            form.addRow(row, name, value);
        }
    }
}
