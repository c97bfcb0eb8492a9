package org.costscape.app;

import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.costscape.app.option.OptionsPane;
import org.kordamp.ikonli.feather.Feather;

/** What can be chosen for the figure that is shown. */
final class OptionsView extends VBox {
    private static final Command COMPUTE =
            new Command("compute", "Compute", "Compute this figure again, also after it was stopped", "F5");

    private final Button compute = COMPUTE.button(Feather.REFRESH_CW);

    OptionsView(WindowModel model) {
        getStyleClass().add("section");
        compute.setMaxWidth(Double.MAX_VALUE);
        compute.setOnAction(event -> model.recompute());
        compute.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.experimentProperty().get().isEmpty(), model.experimentProperty()));
        Label heading = Labels.heading("");
        OptionsPane options = new OptionsPane();
        model.kindProperty().subscribe(kind -> {
            heading.setText(kind.title());
            options.showSoon(kind.options());
        });
        getChildren().addAll(heading, options, compute);
    }

    /** Lets keys work in a scene. */
    void register(Scene scene) {
        COMPUTE.register(scene, compute);
    }
}
