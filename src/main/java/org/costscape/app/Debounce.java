package org.costscape.app;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** Runs the last of what it is given within a moment: who types three digits asks once. */
final class Debounce implements Consumer<Runnable> {
    private static final Duration MOMENT = Duration.millis(300);

    private final PauseTransition pause = new PauseTransition(MOMENT);

    @Override
    public void accept(Runnable action) {
        pause.setOnFinished(event -> action.run());
        pause.playFromStart();
    }
}
