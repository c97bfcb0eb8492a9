package org.costscape.app;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What went wrong or well, in words, until it is dismissed; news that ask for nothing go after a while, since they lie over the figure. */
final class MessageBar extends HBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private static final Duration SHOWN = Duration.seconds(10);

    private final PauseTransition shown = new PauseTransition(SHOWN);
    private final Label text = new Label();
    private final Button action = new Button();
    private final FontIcon icon = new FontIcon(Feather.INFO);

    MessageBar(WindowModel model) {
        setId("message");
        getStyleClass().add("message");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinHeight(USE_PREF_SIZE);
        setHgrow(text, Priority.ALWAYS);
        Button close = new Button();
        close.setGraphic(new FontIcon(Feather.X));
        close.getStyleClass().addAll("button-icon", "flat");
        close.setAccessibleText("Dismiss message");
        close.setTooltip(Labels.tooltip("Dismiss this message"));
        close.setOnAction(event -> model.dismissMessage());
        getChildren().addAll(icon, text, action, close);
        setMaxHeight(USE_PREF_SIZE);
        action.setId("message-action");
        action.managedProperty().bind(action.visibleProperty());
        managedProperty().bind(visibleProperty());
        shown.setOnFinished(event -> model.dismissMessage());
        model.messageProperty().subscribe(this::show);
    }

    private void show(Optional<Message> message) {
        setVisible(message.isPresent());
        shown.stop();
        message.ifPresent(now -> {
            boolean error = now.kind() == Message.Kind.ERROR;
            pseudoClassStateChanged(ERROR, error);
            icon.setIconCode(error ? Feather.ALERT_TRIANGLE : Feather.CHECK_CIRCLE);
            text.setText(now.text());
            action.setVisible(now.action().isPresent());
            if (!error && now.action().isEmpty()) {
                shown.playFromStart();
            }
            now.action().ifPresent(offered -> {
                action.setText(offered.name());
                action.setOnAction(event -> offered.run().run());
            });
        });
    }
}
