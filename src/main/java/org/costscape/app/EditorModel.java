package org.costscape.app;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.ExperimentText;
import org.costscape.file.BadInputException;

/** The definition of an experiment while it is edited: checked with every key. */
final class EditorModel {
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Experiment>> experiment =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /** @param original stays as it is */
    EditorModel(Experiment original) {
        text.addListener((property, old, now) -> check());
        text.set(ExperimentText.of(original));
    }

    /** The whole definition, as JSON. */
    StringProperty textProperty() {
        return text;
    }

    /** What is wrong with it; empty where nothing is. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the text means; empty while something is wrong with it. */
    ReadOnlyObjectProperty<Optional<Experiment>> experimentProperty() {
        return experiment.getReadOnlyProperty();
    }

    /** The fields of the text, in their order. */
    List<ExperimentText.Field> fields() {
        return ExperimentText.fields(text.get());
    }

    /** Changes one field. */
    void change(ExperimentText.Field field, String value) {
        text.set(ExperimentText.with(text.get(), field, value));
    }

    private void check() {
        try {
            experiment.set(Optional.of(ExperimentText.parse(text.get())));
            problem.set("");
        } catch (BadInputException e) {
            experiment.set(Optional.empty());
            problem.set(String.valueOf(e.getMessage()));
        }
    }
}
