package org.costscape.app.kind;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.costscape.app.option.ChoiceOption;
import org.costscape.app.option.Option;
import org.costscape.app.option.Parsers;
import org.costscape.app.option.SwitchOption;
import org.costscape.app.option.TextOption;
import org.costscape.experiment.DirectionRule;
import org.costscape.experiment.DirectionText;
import org.costscape.experiment.MeasuredCost;
import org.costscape.experiment.Metric;
import org.costscape.landscape.Normalization;

/** Options that several kinds of figure have; all of them have the values computed anew. */
final class Fields {
    static final int MOST_POINTS = 100_001;
    private static final List<String> DIRECTIONS =
            List.of("random:1", "random:2", "pca:1", "pca:2", "gradient", "to:first", "to:last", "hessian:1");

    private Fields() {}

    /** Numbers of points along both directions of a plane. */
    static TextOption<Parsers.Grid> grid(String kind, String initial, String meaning) {
        return new TextOption<>(
                kind + "-grid",
                "Grid",
                meaning,
                Option.Use.COMPUTING,
                initial,
                Parsers::grid,
                List.of("25 × 25", "51 × 51", "101 × 101"));
    }

    /** What is drawn of each point. */
    static ChoiceOption<Metric> metric(String kind, String name) {
        return new ChoiceOption<>(
                kind + "-metric",
                name,
                "The cost, the share of wrong or right answers, or the norm of the gradient, which takes longer",
                Option.Use.COMPUTING,
                List.of(Metric.values()),
                Metric::text);
    }

    /** The cost of the training set or of a minibatch. */
    static ChoiceOption<MeasuredCost> cost(String kind, MeasuredCost usual) {
        return new ChoiceOption<>(
                kind + "-cost",
                "Cost of",
                "training: the whole training set; minibatch: the examples of that step alone, with their dropout and"
                        + " their batch statistics",
                Option.Use.COMPUTING,
                Stream.concat(Stream.of(usual), Arrays.stream(MeasuredCost.values()))
                        .distinct()
                        .toList(),
                MeasuredCost::text);
    }

    /** A direction through parameter space. */
    static TextOption<DirectionRule> direction(String id, String name, String initial, String meaning) {
        return new TextOption<>(
                id,
                name,
                meaning + DirectionText.FORMS,
                Option.Use.COMPUTING,
                initial,
                text -> DirectionText.parse(text, Normalization.FILTER),
                DIRECTIONS);
    }

    /** Two ends of a range. */
    static TextOption<Parsers.Ends> range(String id, String name, String meaning, double from, double to) {
        return new TextOption<>(
                id, name, meaning, Option.Use.COMPUTING, new Parsers.Ends(from, to).text(), Parsers::ends, List.of());
    }

    /** A number of something. */
    static TextOption<Integer> count(String id, String name, String meaning, int usual, int least, int most) {
        return new TextOption<>(
                id,
                name,
                meaning,
                Option.Use.COMPUTING,
                Integer.toString(usual),
                Parsers.whole(least, most),
                List.of());
    }

    /** A real number. */
    static TextOption<Double> number(String id, String name, String meaning, double usual, double least, double most) {
        return new TextOption<>(
                id, name, meaning, Option.Use.COMPUTING, Parsers.plain(usual), Parsers.number(least, most), List.of());
    }

    /**
     * Something that may be left empty.
     *
     * @param empty what counts then, in a word or two
     */
    static <T> TextOption<Optional<T>> optional(
            String id, String name, String empty, String meaning, TextOption.Parser<? extends T> parser) {
        return new TextOption<>(
                id, name, meaning, Option.Use.COMPUTING, "", Parsers.<T>optional(parser), List.of(), empty);
    }

    /** Something that is on or off. */
    static SwitchOption computed(String id, String name, String meaning, boolean initial) {
        return new SwitchOption(id, name, meaning, Option.Use.COMPUTING, initial);
    }
}
