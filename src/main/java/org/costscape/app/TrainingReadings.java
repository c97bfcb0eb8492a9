package org.costscape.app;

import java.util.List;
import java.util.Locale;
import org.costscape.experiment.Numbers;
import org.costscape.training.HistoryEntry;

/** What a pointer reads off training curves. */
record TrainingReadings(List<HistoryEntry> history) implements Readings {
    TrainingReadings {
        history = List.copyOf(history);
    }

    @Override
    public int size() {
        return history.size();
    }

    @Override
    public double x(int i) {
        return history.get(i).step();
    }

    @Override
    public String text(int i) {
        HistoryEntry entry = history.get(i);
        return String.format(
                Locale.ROOT,
                "step %,d    training J %s nats, error %s %%    held-out J %s nats, error %s %%",
                entry.step(),
                Numbers.threeDigits(entry.trainCost()),
                Numbers.threeDigits(100 * entry.trainError()),
                Numbers.threeDigits(entry.heldOutCost()),
                Numbers.threeDigits(100 * entry.heldOutError()));
    }
}
