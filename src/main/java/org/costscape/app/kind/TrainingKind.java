package org.costscape.app.kind;

import java.util.List;
import java.util.Optional;
import org.costscape.experiment.TrainingFigure;
import org.costscape.experiment.TrainingFiles;

/** Cost and error rate over the steps of training; grows while the run is trained. */
final class TrainingKind extends FigureKind<Subject.OfRun> {
    TrainingKind() {
        super("training", "Training", "Cost and error rate over the steps of training");
    }

    @Override
    public Plan<Subject.OfRun> plan(Subject subject) {
        Optional<Subject.OfRun> begun =
                subject.run().filter(run -> run.training() || !run.history().isEmpty());
        return begun.<Plan<Subject.OfRun>>map(Plan.Now::new).orElseGet(() -> new Plan.Nothing<>(untrained(subject)));
    }

    @Override
    public Optional<Shown> shown(Subject subject, Subject.OfRun run) {
        return Optional.of(new Shown(
                TrainingFigure.of(run.experiment(), run.history()),
                Reading.of(run.experiment(), run.history()),
                TrainingFacts.of(run),
                List.of(),
                run.name() + "-training",
                (file, options, camera) -> TrainingFiles.write(run.folder(), file, options)));
    }
}
