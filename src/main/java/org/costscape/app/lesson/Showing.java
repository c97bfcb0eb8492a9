package org.costscape.app.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.costscape.app.kind.FigureKind;
import org.costscape.app.option.Option;
import org.costscape.app.option.TextOption;
import org.costscape.file.BadInputException;

/**
 * A figure that a lesson shows. In the page it is a fenced block called {@code show} with a line {@code key: value} for each of
 * these; each further key is the id of an option of the figure.
 *
 * @param place file and line, for messages
 * @param title what the button says
 * @param figure id of the kind of figure
 * @param experiment name of the experiment that the figure is drawn of without training; empty where runs are trained
 * @param train names of the experiments to train, in order; the figure is drawn of the last
 * @param steps how many steps to train; empty for as many as the experiments say
 * @param beside name of an experiment to train as well, which is shown beside the figure's own
 * @param options what to choose for the figure, by the options' ids
 */
public record Showing(
        String place,
        String title,
        String figure,
        Optional<String> experiment,
        List<String> train,
        OptionalInt steps,
        Optional<String> beside,
        Map<String, String> options)
        implements Lesson.Part {
    private static final int MOST_STEPS = 1_000_000;
    private static final String KEYS = "title, figure, experiment, train, steps, beside, or an option of the figure";

    public Showing {
        train = List.copyOf(train);
        options = Map.copyOf(options);
    }

    /**
     * Reads the lines of a block.
     *
     * @param file the page
     * @param line number of the first of them in the file
     * @throws BadInputException if a line is no {@code key: value}, or one is missing
     */
    static Showing parse(String file, int line, String text) {
        Map<String, String> values = new HashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String each = lines.get(i).strip();
            int colon = each.indexOf(':');
            String key = each.substring(0, Math.max(0, colon)).strip();
            String value = each.substring(colon + 1).strip();
            if (!key.matches("[a-z][a-z0-9-]*") || value.isEmpty() || values.containsKey(key)) {
                throw new BadInputException(file + ", line " + (line + i)
                        + ": expected key: value, each key once, where key is " + KEYS + "; found “" + each + "”");
            }
            values.put(key, value);
        }
        return new Fields(file + ", line " + (line - 1), values).read();
    }

    /** The values of a block; what is left after the known ones are options. */
    private record Fields(String place, Map<String, String> values) {
        Showing read() {
            String title = required("title");
            String figure = required("figure");
            Optional<String> experiment = optional("experiment");
            List<String> train = optional("train")
                    .map(all -> List.of(all.split("\\s*,\\s*")))
                    .orElse(List.of());
            if (experiment.isPresent() == !train.isEmpty()) {
                throw new BadInputException(
                        place + ": expected either experiment, to draw it, or train, to train it first; found "
                                + (train.isEmpty() ? "neither" : "both"));
            }
            OptionalInt steps = optional("steps").map(this::steps).orElse(OptionalInt.empty());
            return new Showing(place, title, figure, experiment, train, steps, optional("beside"), values);
        }

        private String required(String key) {
            return optional(key)
                    .orElseThrow(() -> new BadInputException(place + ": expected a line “" + key + ": …”, found none"));
        }

        private Optional<String> optional(String key) {
            return Optional.ofNullable(values.remove(key));
        }

        private OptionalInt steps(String text) {
            int steps = text.matches("\\d{1,7}") ? Integer.parseInt(text) : 0;
            if (steps < 1 || steps > MOST_STEPS) {
                throw new BadInputException(
                        place + ": steps: expected a whole number, 1 … 1000000, found “" + text + "”");
            }
            return OptionalInt.of(steps);
        }
    }

    /** All experiments that it names, those to train in order. */
    public List<String> experiments() {
        List<String> all = new ArrayList<>(train);
        experiment.ifPresent(all::add);
        beside.ifPresent(all::add);
        return all;
    }

    /**
     * The kind of figure.
     *
     * @throws BadInputException if there is none with that id
     */
    public FigureKind<?> kind(List<FigureKind<?>> kinds) {
        return kinds.stream()
                .filter(kind -> kind.id().equals(figure))
                .findFirst()
                .orElseThrow(() -> new BadInputException(place + ": figure: expected one of "
                        + String.join(", ", kinds.stream().map(FigureKind::id).toList()) + "; found “" + figure + "”"));
    }

    /**
     * Chooses the options of its kind of figure, all others as in the beginning, so that the figure is the one that the page
     * speaks of.
     *
     * @throws BadInputException if there is no such option, or it cannot be that; the others are chosen nevertheless
     */
    public void choose(FigureKind<?> kind) {
        List<String> problems = new ArrayList<>();
        kind.options().stream()
                .filter(option -> !options.containsKey(option.id()))
                .forEach(Option::reset);
        new TreeMap<>(options)
                .forEach((id, value) -> kind.options().stream()
                        .filter(option -> option.id().equals(id))
                        .findFirst()
                        .ifPresentOrElse(
                                option -> choose(option, value, problems),
                                () -> problems.add(place + ": expected " + KEYS + ", which are "
                                        + String.join(
                                                ", ",
                                                kind.options().stream()
                                                        .map(Option::id)
                                                        .toList())
                                        + "; found “" + id + "”")));
        if (!problems.isEmpty()) {
            throw new BadInputException(problems.get(0));
        }
    }

    /** An option that cannot be read keeps its value. */
    private void choose(Option<?> option, String value, List<String> problems) {
        option.type(value);
        if (!option.typed().equals(value)) {
            String expected = option instanceof TextOption<?> ? option.meaning() : "one of its values";
            problems.add(place + ": " + option.id() + ": expected " + expected + ", found “" + value + "”");
        }
    }
}
