package org.costscape.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.costscape.app.kind.FigureKind;
import org.costscape.app.lesson.Showing;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Runs;
import org.costscape.file.BadInputException;

/** Shows in the window what a lesson asks for: trains what is not trained yet, and chooses run, figure and options. */
final class LessonStage {
    private final WindowModel window;

    LessonStage(WindowModel window) {
        this.window = window;
    }

    /** Shows it; what stands in the way is told in the window's message. */
    void show(Showing showing) {
        window.dismissMessage();
        try {
            FigureKind<?> kind = showing.kind(window.kinds());
            List<Experiment> all = experiments(showing);
            if (showing.experiment().isPresent()) {
                showing.choose(kind);
                window.compare(Optional.empty());
                window.select(experiment(showing, showing.experiment().get()));
                show(kind);
            } else {
                train(all, List.of(), runs -> {
                    showing.choose(kind);
                    boolean two = showing.beside().isPresent();
                    window.select(runs.get(runs.size() - (two ? 2 : 1)));
                    window.compare(two ? Optional.of(runs.get(runs.size() - 1)) : Optional.empty());
                    show(kind);
                });
            }
        } catch (BadInputException e) {
            window.fail(e);
        }
    }

    /** Whether all that it shows is trained, so that it is shown at once. */
    boolean ready(Showing showing) {
        try {
            showing.kind(window.kinds());
            return showing.experiment().isPresent() || untrained(showing).isEmpty();
        } catch (BadInputException e) {
            return false;
        }
    }

    /** What showing it takes, in a few words. */
    String takes(Showing showing) {
        try {
            List<Experiment> missing = untrained(showing);
            return showing.experiment().isPresent()
                    ? "No training needed."
                    : missing.isEmpty()
                            ? "Trained already: shows the run."
                            : missing.stream()
                                    .map(each -> String.format(
                                            Locale.ROOT,
                                            "%s, %,d steps",
                                            each.name(),
                                            each.training().steps()))
                                    .collect(Collectors.joining("; ", "Trains ", "."));
        } catch (BadInputException e) {
            return "";
        }
    }

    private List<Experiment> untrained(Showing showing) {
        return experiments(showing).stream()
                .filter(each -> window.library()
                        .runOf(each)
                        .filter(run -> run.state() == Runs.State.COMPLETE)
                        .isEmpty())
                .toList();
    }

    /** Those to train in order, the one beside as the last. */
    private List<Experiment> experiments(Showing showing) {
        List<String> names = new ArrayList<>(showing.train());
        showing.beside().ifPresent(names::add);
        return names.stream().map(name -> experiment(showing, name)).toList();
    }

    private Experiment experiment(Showing showing, String name) {
        Experiment experiment = window.library().experiments().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        showing.place() + ": expected the name of an experiment in the list, found “" + name + "”"));
        return showing.steps().isEmpty()
                ? experiment
                : experiment.withSteps(showing.steps().getAsInt());
    }

    /** One after the other: a student needs its teacher. */
    private void train(List<Experiment> left, List<RunModel> trained, Consumer<List<RunModel>> all) {
        if (left.isEmpty()) {
            all.accept(trained);
            return;
        }
        window.steering().provide(left.get(0), run -> {
            List<RunModel> more = new ArrayList<>(trained);
            more.add(run);
            train(left.subList(1, left.size()), more, all);
        });
    }

    private void show(FigureKind<?> kind) {
        window.kindProperty().set(kind);
        window.pane().figure().demand();
    }
}
