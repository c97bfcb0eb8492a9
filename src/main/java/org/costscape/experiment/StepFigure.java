package org.costscape.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.costscape.figure.Camera;
import org.costscape.figure.ColorKey;
import org.costscape.figure.Figure;
import org.costscape.figure.FigureSheet;
import org.costscape.figure.SurfaceLook;
import org.costscape.file.BadInputException;
import org.costscape.landscape.LayerSplit;

/**
 * The figure of one step of training, of one run or of two in a row each: surfaces before and after it with the same colours,
 * what the upper layers see, or pre-activations.
 */
public final class StepFigure {
    /** Figures in a row of one run; more would not be legible on half a page. */
    private static final int COLUMNS = 2;

    /** Histograms of one run. */
    private static final int HISTOGRAMS = 4;

    /** Both of runs that are compared, row below row, and of all parts of one, whose surfaces need room upwards. */
    private static final int COMPARED = 3;

    /**
     * How it is drawn unless chosen otherwise. A step is seen to go downhill, or not, from the side, and from above what it goes
     * into; so the surfaces fill their cells too, which are higher than wide.
     */
    public static final SurfaceLook LOOK =
            SurfaceLook.of(SurfaceLook.View.RELIEF).seenFrom(Camera.at(Camera.DEFAULT.azimuth(), 42));

    private StepFigure() {}

    /**
     * Draws one run, or compares two.
     *
     * @param results one or two, of one request
     * @param show what of them
     * @param look of the surfaces; those that are compared share scale and range in any case
     * @throws BadInputException if the runs have no such thing
     */
    public static FigureSheet of(List<StepResult> results, StepShow show, SurfaceLook look) {
        StepScale scale = StepScale.of(results, show);
        boolean alone = results.size() == 1;
        List<String> names = names(results);
        List<List<Figure>> rows = IntStream.range(0, results.size())
                .mapToObj(i -> cells(
                        results.get(i),
                        show,
                        scale,
                        look,
                        alone ? Optional.empty() : Optional.of(names.get(i)),
                        alone ? HISTOGRAMS : COMPARED))
                .toList();
        int columns = Math.min(
                alone && show != StepShow.ALL ? COLUMNS : COMPARED,
                rows.stream().mapToInt(List::size).min().orElseThrow());
        if (columns == 0) {
            throw new BadInputException(
                    "show: expected surfaces of a step that has no such parts, found " + show.text());
        }
        boolean across = columns == 1; // one figure of each run: beside each other
        FigureSheet sheet = new FigureSheet(
                        "One step of training, "
                                + (alone
                                        ? results.get(0)
                                                .definition()
                                                .experiment()
                                                .title()
                                        : String.join(" and ", names)),
                        caption(results, show),
                        across ? rows.size() : columns,
                        rows.stream().flatMap(List::stream).toList(),
                        Map.of())
                .lettered();
        return sheet.cells().stream()
                .flatMap(cell -> ColorKey.of(cell).stream())
                .findFirst()
                .map(sheet::withKey)
                .orElse(sheet);
    }

    private static List<Figure> cells(
            StepResult result,
            StepShow show,
            StepScale scale,
            SurfaceLook look,
            Optional<String> name,
            int mostHistograms) {
        StepMaps maps = new StepMaps(result, look, name);
        StepActivations activations = new StepActivations(result, name);
        Optional<StepResult.Split> split = result.split();
        List<Figure> cells = new ArrayList<>();
        switch (show) {
            case SURFACES -> cells.addAll(maps.planes(scale));
            case SPLIT -> split.ifPresent(found -> cells.addAll(List.of(maps.apart(found, scale), maps.slices(found))));
            case ACTIVATIONS -> cells.addAll(activations.histograms(mostHistograms));
            case SCATTER -> result.scatter().map(activations::scatter).ifPresent(cells::add);
            case ALL -> {
                cells.addAll(maps.planes(scale));
                split.ifPresent(found -> cells.addAll(List.of(maps.apart(found, scale), maps.slices(found))));
                result.lastHidden().map(activations::histogram).ifPresent(cells::add);
                result.scatter().map(activations::scatter).ifPresent(cells::add);
            }
        }
        return cells;
    }

    private static String caption(List<StepResult> results, StepShow show) {
        StepRequest request = results.get(0).request();
        boolean surfaces = show == StepShow.SURFACES || show == StepShow.ALL; // which say the costs themselves
        StringBuilder text = new StringBuilder(results.get(0).data() + ".");
        if (surfaces) {
            boolean toy = results.get(0).definition().experiment().toy();
            text.append(" Surfaces: ")
                    .append(toy ? "J" : request.cost().title())
                    .append(", across the step: ")
                    .append(request.y().title())
                    .append(". Arrow: the step.");
        }
        if (show == StepShow.SPLIT || show == StepShow.ALL) {
            results.get(0).split().ifPresent(split -> text.append(apart(split.layers(), request.cost())));
        }
        List<String> names = names(results);
        IntStream.range(0, results.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> step(results.get(i), surfaces), LinkedHashMap::new, Collectors.toList()))
                .forEach((step, same) -> text.append(" ")
                        .append(same.stream().map(names::get).collect(Collectors.joining(" and ")))
                        .append(", ")
                        .append(step));
        return text.toString();
    }

    /** Whose cost the layers are moved apart on, and which they are. */
    private static String apart(LayerSplit layers, MeasuredCost cost) {
        return String.format(
                Locale.ROOT,
                " Layers apart: cost of the %s, lower layers with %s of %d weight matrices.",
                cost.title(),
                layers.lower() == 1 ? "the first" : "the first " + layers.lower(),
                layers.weights());
    }

    private static List<String> names(List<StepResult> results) {
        return RunNames.ofExperiments(
                results.stream().map(StepResult::run).toList(),
                results.stream().map(StepResult::definition).toList());
    }

    /** The title of a part, behind the name of its run where there is another run beside it. */
    static String titled(Optional<String> name, String title) {
        return name.map(run -> run + ": " + title)
                .orElseGet(() -> Character.toUpperCase(title.charAt(0)) + title.substring(1));
    }

    /** Which step it is, with the changes of the cost where no surface says them. */
    private static String step(StepResult result, boolean surfaces) {
        return String.format(
                Locale.ROOT,
                "%s, step %,d: %s%s.%s",
                result.definition().seedWithin(),
                result.step(),
                result.rule(),
                surfaces ? "" : "; " + changes(result),
                surfaces ? result.y().sentence() : "");
    }

    private static String changes(StepResult result) {
        return String.format(
                Locale.ROOT,
                "change of the minibatch's cost %s, predicted %s, of the training set's %s, predicted %s",
                Numbers.threeDigits(result.minibatch().actual()),
                Numbers.threeDigits(result.minibatch().predicted()),
                Numbers.threeDigits(result.training().actual()),
                Numbers.threeDigits(result.training().predicted()));
    }
}
