package org.costscape.app.kind;

/** What to say where a figure needs a second run. */
final class SecondRun {
    private SecondRun() {}

    static <R> Plan<R> missing(FigureKind<R> kind) {
        return new Plan.Nothing<>(new Placeholder(
                kind.title(),
                "Choose a second run: right-click a run in the list → Compare with the one shown.",
                kind.meaning()));
    }
}
