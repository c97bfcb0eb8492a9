package org.costscape.experiment;

import java.nio.file.Path;
import java.util.List;
import org.costscape.figure.CurveFigure;
import org.costscape.figure.ExportOptions;
import org.costscape.figure.FigureFiles;
import org.costscape.training.RunFolder;

/** Writes the training curves of a run as a PNG figure. */
public final class TrainingFiles {
    private TrainingFiles() {}

    /** Writes the file whole or not at all, from the run's history as it is now. */
    public static void write(RunFolder run, Path out, ExportOptions options) {
        RunDefinition definition = RunDefinition.read(run);
        CurveFigure figure = TrainingFigure.of(definition.experiment(), run.history());
        String command = Provenance.command("training", run, List.of(), options, out);
        FigureFiles.write(figure.withProvenance(Provenance.texts(command, definition)), out, options);
    }
}
