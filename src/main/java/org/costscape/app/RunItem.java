package org.costscape.app;

import java.util.Optional;
import org.costscape.training.RunFolder;

/**
 * A line in the list of runs.
 *
 * @param model the run, if its folder could be read
 * @param problem why not, otherwise
 */
record RunItem(RunFolder folder, Optional<RunModel> model, String problem) {
    static RunItem of(RunModel model) {
        return new RunItem(model.folder(), Optional.of(model), "");
    }

    String name() {
        return String.valueOf(folder.path().getFileName());
    }
}
