package org.costscape.gallery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.costscape.array.NativeMath;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Numbers;
import org.costscape.experiment.Pace;
import org.costscape.file.BadInputException;
import org.costscape.task.Demand;
import org.costscape.task.Progress;

/**
 * Says what a gallery takes before it is drawn: time and memory of the networks whose trainings and grids take nearly all of it.
 * A step and a line of each are measured; the rest is arithmetic.
 */
final class Forecast {
    private final Studio studio;
    private final Consumer<String> says;
    private double seconds;
    private double bytes;

    Forecast(Studio studio, Consumer<String> says) {
        this.studio = studio;
        this.says = says;
    }

    /**
     * Says it of each network, and of all together; nothing where none has much work.
     *
     * @throws java.util.concurrent.CancellationException if the gallery is not to be drawn
     */
    void of(List<GalleryFigure> figures, Progress progress) {
        Map<String, Integer> points = new LinkedHashMap<>();
        figures.forEach(figure -> figure.sweeps()
                .apply(studio.extent())
                .forEach((experiment, count) -> points.merge(studio.atScale(experiment), count, Integer::sum)));
        points.forEach(this::add);
        if (!points.isEmpty()) {
            says.accept(String.format(
                    Locale.ROOT,
                    "about %s in all, and %s for a network and its data beside what Java takes, by a step and a line of"
                            + " each network measured now; the rest takes minutes",
                    Numbers.duration(seconds),
                    Numbers.bytes(bytes)));
            Demand demand = new Demand(
                    "the gallery takes about " + Numbers.duration(seconds), seconds, bytes / NativeMath.memoryLimit());
            if (demand.isLarge()) {
                progress.expect(demand);
            }
        }
    }

    private void add(String name, int points) {
        try {
            Experiment experiment = studio.experiment(name);
            Pace pace = studio.pace(experiment);
            boolean trained = studio.isTrained(experiment);
            double training = trained ? 0 : pace.trainingSeconds(experiment);
            double grids = points * pace.secondsAPointOfALine();
            seconds += training + grids;
            bytes = Math.max(bytes, pace.bytes());
            says.accept(String.format(
                    Locale.ROOT,
                    "%s: %s; %,d points of grids: about %s",
                    name,
                    trained ? "trained already" : "training: about " + Numbers.duration(training),
                    points,
                    Numbers.duration(grids)));
        } catch (BadInputException e) {
            says.accept(name + ": not foreseen: " + e.getMessage());
        }
    }
}
