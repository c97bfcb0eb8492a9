package org.costscape.app;

import org.costscape.experiment.Experiment;

/** An experiment in the list. */
final class ExperimentCell extends TwoLineCell<Experiment> {
    @Override
    void show(Experiment item) {
        show(item.title(), item.shows(), item.shows() + "\n\n" + item.source());
    }
}
