package org.costscape.app;

import java.util.function.Consumer;
import org.costscape.app.kind.Points;
import org.costscape.app.work.Engine;
import org.costscape.app.work.Work;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.RunDefinition;
import org.costscape.experiment.Runs;
import org.costscape.figure.PaintedPanel;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/**
 * Makes a run that begins at a point of a landscape.
 *
 * @param points those of the landscape
 * @param at the point
 * @param parent the run that the landscape is of
 * @param edited its experiment, with the settings to train with
 * @param runs where the new run is kept
 */
record BranchWork(Points points, PaintedPanel.Spot at, RunFolder parent, Experiment edited, Runs runs)
        implements Work<RunFolder> {
    @Override
    public String title() {
        return "new run";
    }

    @Override
    public RunFolder run(Engine engine, Consumer<RunFolder> partial, Progress progress) {
        RunFolder target = runs.next(edited);
        RunDefinition settings =
                RunDefinition.read(parent).withTraining(edited.training()).withSeed(edited.seed());
        points.branching().create(engine, at.x(), at.y(), target, settings, progress);
        return target;
    }
}
