package org.costscape.app;

import java.nio.file.Path;
import java.util.List;
import org.costscape.experiment.Experiment;

/** Takes experiments, runs and data from outside, shows them, and says where they are now. */
final class IntakeModel {
    private final WindowModel window;

    IntakeModel(WindowModel window) {
        this.window = window;
    }

    /** Keeps an experiment among the user's own, and chooses it. */
    void keep(Experiment own) {
        window.dismissMessage();
        window.library().keep(own, this::choose);
    }

    /** Takes files that were dropped on the window, or that the program was started with. */
    void take(List<Path> files) {
        window.dismissMessage();
        files.forEach(file -> window.library()
                .take(file, window.experimentProperty().get(), this::choose, window::select, this::choose));
    }

    private void choose(Experiment own) {
        window.select(own);
        tell("“" + own.title() + "” is one of your experiments now, as " + own.name() + ".");
    }

    private void choose(RunModel run) {
        window.select(run);
        tell("The run " + run.name() + " is in the list; it stays where it is.");
    }

    private void tell(String news) {
        window.tell(Message.information(news));
    }
}
