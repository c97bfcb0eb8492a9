package org.costscape.app.kind;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.costscape.app.option.ChoiceOption;
import org.costscape.app.option.Option;
import org.costscape.experiment.StatisticsChoice;

/** The choice of whose statistics batch normalizations take, offered where a network has such. */
final class Statistics {
    private final ChoiceOption<StatisticsChoice.Mode> option;

    /** @param modes those that the figure can be computed with */
    Statistics(String kind, StatisticsChoice.Mode... modes) {
        option = new ChoiceOption<>(
                kind + "-statistics",
                "Statistics",
                Arrays.stream(modes)
                        .map(mode -> StatisticsChoice.of(mode).description())
                        .collect(Collectors.joining("\n", "What batch normalization takes:\n", "")),
                Option.Use.COMPUTING,
                List.of(modes),
                StatisticsChoice.Mode::text);
        option.offeredProperty().set(false);
    }

    Option<?> option() {
        return option;
    }

    void offer(Subject subject) {
        option.offeredProperty().set(subject.experiment().network().couplesExamples());
    }

    /** What was chosen; for a network without batch normalization there is no choice. */
    StatisticsChoice choice() {
        return option.offeredProperty().get() ? StatisticsChoice.of(option.get()) : StatisticsChoice.RECOMPUTED;
    }

    /** A warning where what was chosen is not what the network computes in training. */
    List<String> warnings() {
        return option.offeredProperty().get() && option.get() == StatisticsChoice.Mode.FROZEN
                ? List.of(
                        "Frozen statistics belong to the origin alone: away from it, this is not the cost that training"
                                + " sees. Choose recomputed to see that.")
                : List.of();
    }
}
