package org.costscape.app;

import org.costscape.app.kind.FigureKind;
import org.costscape.app.kind.Placeholder;
import org.costscape.app.work.LargeWorkException;
import org.costscape.file.BadInputException;

/** What stands in the place of a figure that is not there. */
final class Standins {
    /** Where nothing is chosen. */
    static final Placeholder NOTHING =
            new Placeholder("Costscape", "Choose an experiment on the left, then press ▶ to train it.", "");

    private Standins() {}

    static Placeholder computing(FigureKind<?> kind) {
        return of(kind, "Computing…");
    }

    static Placeholder stopped(FigureKind<?> kind) {
        return of(kind, "Stopped. Press Compute (F5) to go on.");
    }

    static Placeholder waiting(FigureKind<?> kind) {
        return of(kind, "It is computed as soon as training ends. Switch on Live (F6) to follow training.");
    }

    /** @param expected how long it takes, in a sentence */
    static Placeholder onRequest(FigureKind<?> kind, String expected) {
        return of(kind, "Press Compute (F5). " + expected);
    }

    static Placeholder failed(FigureKind<?> kind, Throwable failure) {
        if (failure instanceof LargeWorkException large) {
            return of(kind, large.getMessage() + ". Go on? Press Compute (F5); Esc stops it.");
        }
        return new Placeholder(
                kind.title(),
                Failures.text(failure),
                failure instanceof BadInputException ? "The options on the right can be changed." : kind.meaning());
    }

    private static Placeholder of(FigureKind<?> kind, String text) {
        return new Placeholder(kind.title(), text, kind.meaning());
    }
}
