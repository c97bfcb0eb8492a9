package org.costscape.app;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** The buttons that begin, pause and go back in training. */
final class TrainingBar extends HBox {
    private static final Command TRAIN = new Command(
            "train",
            "Train",
            "Train a new run of this experiment, or continue the run that was stopped",
            "Shortcut+Enter");
    private static final Command PAUSE = new Command(
            "pause", "Pause", "Pause training; the run goes on at the very step when you press Continue", "Shortcut+P");
    private static final Command STEP = new Command(
            "one-step", "One step", "Do one step of training, and show the cost before and after it", "Shortcut+I");
    private static final Command EPOCH =
            new Command("one-epoch", "One epoch", "Train until each example was seen once more", "Shortcut+Shift+I");
    private static final Command RESET = new Command(
            "reset",
            "Reset",
            "Begin a new run at the snapshot of the time line, or at θ₀, with the settings as they stand here; the run that"
                    + " is shown stays",
            "Shortcut+R");

    private final Button train = TRAIN.button(Feather.PLAY);
    private final Button pause = PAUSE.iconButton(Feather.PAUSE);
    private final Button step = STEP.button(Feather.SKIP_FORWARD);
    private final Button epoch = EPOCH.iconButton(Feather.FAST_FORWARD);
    private final Button reset = RESET.iconButton(Feather.ROTATE_CCW);

    TrainingBar(WindowModel model) {
        getStyleClass().add("training-bar");
        train.getStyleClass().add("accent");
        step.getStyleClass().add("flat");
        BooleanBinding busy = Bindings.createBooleanBinding(
                () -> model.training().busy(), model.training().runProperty());
        BooleanBinding nothing = Bindings.createBooleanBinding(
                () -> model.experimentProperty().get().isEmpty(), model.experimentProperty());
        for (Button button : new Button[] {train, step, epoch}) {
            button.disableProperty().bind(busy.or(nothing));
        }
        pause.disableProperty().bind(busy.not());
        BooleanBinding noRun =
                Bindings.createBooleanBinding(() -> model.runProperty().get().isEmpty(), model.runProperty());
        reset.disableProperty().bind(busy.or(noRun));
        train.setOnAction(event -> model.steering().train(TrainingModel.Extent.TO_THE_END));
        step.setOnAction(event -> model.steering().train(TrainingModel.Extent.ONE_STEP));
        epoch.setOnAction(event -> model.steering().train(TrainingModel.Extent.ONE_EPOCH));
        pause.setOnAction(event -> model.training().pause());
        reset.setOnAction(event -> model.steering().reset());
        getChildren().addAll(train, pause, step, epoch, reset);
        for (Button button : new Button[] {train, pause, step, epoch, reset}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        model.steering().continuableProperty().subscribe(continues -> {
            train.setText(continues ? "Continue" : TRAIN.name());
            train.setAccessibleText(train.getText());
        });
    }

    /** Lets keys work in a scene. */
    void register(Scene scene) {
        TRAIN.register(scene, train);
        PAUSE.register(scene, pause);
        STEP.register(scene, step);
        EPOCH.register(scene, epoch);
        RESET.register(scene, reset);
    }
}
