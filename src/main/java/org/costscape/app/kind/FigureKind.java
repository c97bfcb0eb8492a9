package org.costscape.app.kind;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.util.Subscription;
import org.costscape.app.option.Option;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.SnapshotChoice;

/**
 * A kind of figure that the window can show: what can be chosen for it, how it is computed, how it is drawn and read.
 *
 * @param <R> what it is drawn of
 */
public abstract class FigureKind<R> {
    private final String id;
    private final String title;
    private final String meaning;

    /**
     * @param id short, of lower-case letters and hyphens
     * @param title a word or two, for the tab
     * @param meaning what it shows, in a sentence
     */
    protected FigureKind(String id, String title, String meaning) {
        this.id = id;
        this.title = title;
        this.meaning = meaning;
    }

    public final String id() {
        return id;
    }

    public final String title() {
        return title;
    }

    /** What it shows, in a sentence. */
    public final String meaning() {
        return meaning;
    }

    /** What can be chosen for it. */
    public List<Option<?>> options() {
        return List.of();
    }

    /** Whether nothing is wrong with what was chosen. */
    public final boolean complete() {
        return options().stream()
                .allMatch(option -> !option.offeredProperty().get()
                        || option.valueProperty().get().isPresent());
    }

    /** Tells of each change of what was chosen: what has to be computed anew, and what only to be drawn. */
    public final Subscription subscribe(Runnable computing, Runnable drawing) {
        return Subscription.combine(options().stream()
                .map(option ->
                        option.valueProperty().subscribe(option.use() == Option.Use.COMPUTING ? computing : drawing))
                .toArray(Subscription[]::new));
    }

    /** The snapshot that it shows where the time line chooses none; empty where it shows a whole run, or none at all. */
    public Optional<SnapshotChoice> usual() {
        return Optional.empty();
    }

    /** Why there is no such figure of an experiment, whatever is trained; empty where there is one. */
    public Optional<String> unsuited(Experiment experiment) {
        return Optional.empty();
    }

    /** Whether the second run is drawn in the same figure as the first, and not beside it. */
    public boolean drawsBoth() {
        return false;
    }

    /** Offers the options for which there is a choice. */
    public void offer(Subject subject) {}

    /**
     * How the figure comes about, as the options are now; all of them are {@link #complete}.
     *
     * @throws org.costscape.file.BadInputException if the options do not fit the subject
     */
    public abstract Plan<R> plan(Subject subject);

    /** What is shown of a subject at one of its snapshots: usually the subject with the time line there. */
    Subject moment(Subject subject, int step) {
        return subject.at(step);
    }

    /** How results are drawn, as the options are now. */
    public abstract Drawing<R> drawing();

    /** What to say before an experiment has been trained. */
    protected final Placeholder untrained(Subject subject) {
        Experiment experiment = subject.experiment();
        return new Placeholder(
                experiment.title(),
                String.format(
                        Locale.ROOT,
                        "Press ▶ to train: %,d steps of %s.",
                        experiment.training().steps(),
                        experiment.minibatch()),
                experiment.shows() + "\n\nAfter " + experiment.source() + ".");
    }

    @Override
    public final String toString() {
        return id;
    }
}
