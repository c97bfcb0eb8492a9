package org.costscape.app.work;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.costscape.experiment.Journals;
import org.costscape.file.BadInputException;
import org.costscape.file.Sha256;
import org.costscape.training.RunFolder;

/**
 * Sweeps that continue where they were stopped, also after the window was closed or killed: their journals lie in the folder
 * {@code sweeps/} of the run until the sweep is done.
 */
public final class Journaled {
    private static final String FOLDER = "sweeps";

    private Journaled() {}

    /**
     * Computes with a journal; one that is damaged, or of the same question about other snapshots, is begun anew.
     *
     * @param run where the journal is kept, if that can be written
     * @param question what is computed; equal questions have one journal
     * @param study computes it with a journal, or without
     * @param <R> what comes of it
     */
    public static <R> R compute(RunFolder run, Object question, Function<Optional<Path>, R> study) {
        if (!Files.isWritable(run.path())) {
            return study.apply(Optional.empty());
        }
        Path name = run.path().resolve(FOLDER).resolve(name(question));
        Optional<Path> journal = Optional.of(Journals.beside(name));
        R result;
        try {
            result = study.apply(journal);
        } catch (BadInputException e) {
            if (!String.valueOf(e.getMessage()).contains(journal.get().toString())) {
                throw e;
            }
            Journals.delete(name);
            result = study.apply(journal);
        }
        Journals.delete(name);
        return result;
    }

    private static String name(Object question) {
        return Sha256.of(List.of(question.toString().getBytes(StandardCharsets.UTF_8)))
                .substring(0, 16);
    }
}
