package org.costscape.app.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costscape.app.work.Engine;
import org.costscape.experiment.ExperimentRunner;
import org.costscape.task.EqualWork;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;

/** What is done with each of one or two runs, and said of each. */
final class EachRun {
    private EachRun() {}

    /**
     * Computes something of a run.
     *
     * @param <R> what comes of it
     */
    @FunctionalInterface
    interface Study<R> {
        R of(ExperimentRunner runner, RunFolder run, Progress progress);
    }

    /** Computes the same of each run, one after the other. */
    static <R> List<R> compute(List<RunFolder> runs, Engine engine, Progress progress, Study<R> study) {
        List<R> results = new ArrayList<>();
        for (RunFolder run : runs) {
            Progress part = runs.size() == 1 ? progress : new EqualWork(progress, results.size(), runs.size());
            results.add(study.of(engine.of(run), run, part));
        }
        return List.copyOf(results);
    }

    static List<RunFolder> folders(Subject subject) {
        return subject.begun().stream().map(Subject.OfRun::folder).toList();
    }

    /** The facts of each result; where there are two, each fact says of which run it is. */
    static <R> List<Fact> facts(List<R> results, Function<R, RunFolder> run, Function<R, List<Fact>> facts) {
        if (results.size() == 1) {
            return facts.apply(results.get(0));
        }
        return IntStream.range(0, results.size())
                .boxed()
                .flatMap(i -> facts.apply(results.get(i)).stream()
                        .map(fact -> new Fact(
                                (i + 1) + ": " + fact.name(),
                                fact.value(),
                                "Of the run " + name(run.apply(results.get(i))) + ". " + fact.meaning())))
                .toList();
    }

    /** Names of the runs for a file. */
    static String names(List<RunFolder> runs) {
        return runs.stream().map(EachRun::name).collect(Collectors.joining("-"));
    }

    static String name(RunFolder run) {
        return String.valueOf(run.path().getFileName());
    }
}
