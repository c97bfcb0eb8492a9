package org.costscape.experiment;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.costscape.cost.CostFunction;
import org.costscape.cost.TrainingCost;
import org.costscape.landscape.AlphaGrid;
import org.costscape.landscape.LayerSplit;
import org.costscape.landscape.StepDirections;
import org.costscape.landscape.StepSurface;
import org.costscape.landscape.Surface;
import org.costscape.landscape.SurfacePoint;
import org.costscape.landscape.SweepMemory;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Progress;
import org.costscape.training.RunFolder;
import org.costscape.training.TrainingStep;

/**
 * The grids around a step from θ_t to θ_{t+1}: around θ_t and around θ_{t+1} along the step and across it, and along the steps of
 * the lower and the upper layers apart. Their points that are θ_t or θ_{t+1} have the costs of these, bit for bit.
 */
final class StepSurfaces implements AutoCloseable {
    static final String BEFORE = "before";
    static final String AFTER = "after";
    static final String LAYERS = "layers";

    private final TrainingStep step;
    private final StepRequest request;
    private final Map<String, SubspaceGrid> grids = new LinkedHashMap<>();
    private final List<ParameterVector> parts;

    /**
     * @param step stays the caller's to close, as the directions do
     * @param split where the layers are told apart, if they are
     */
    StepSurfaces(TrainingStep step, StepDirections directions, Optional<LayerSplit> split, StepRequest request) {
        this.step = step;
        this.request = request;
        List<ParameterVector> plane = List.of(directions.step(), directions.across());
        grids.put(BEFORE, grid(step.before(), plane, request.across()));
        grids.put(AFTER, grid(step.after(), plane, request.across()));
        this.parts = split.map(layers -> layers.parts(directions.step())).orElse(List.of());
        if (split.isPresent()) {
            grids.put(LAYERS, grid(step.before(), parts, request.b()));
        }
    }

    private SubspaceGrid grid(ParameterVector origin, List<ParameterVector> directions, AlphaGrid b) {
        return new SubspaceGrid(new Subspace(origin, directions), positions(request.a()), positions(b));
    }

    private static double[] positions(AlphaGrid grid) {
        return grid.alphas().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** What the journal of these surfaces is of. */
    SweepJournal.Header header(RunFolder run, TrainingCost steps) {
        Map<String, String> carried = new TreeMap<>();
        steps.state().forEach((name, vector) -> carried.put(name, Safetensors.sha256(vector)));
        SweepKey key = new SweepKey(run)
                .with("cost", request.cost())
                .with("gradientNorm", request.metric() == Metric.GRADIENT_NORM)
                .with("step", step.step())
                .with("carried", carried);
        grids.forEach(key::with);
        return new SweepJournal.Header(
                "step",
                key.sha256(),
                grids.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                each -> new SweepJournal.Size(
                                        each.getValue().columns(),
                                        each.getValue().rows()))));
    }

    /**
     * Evaluates what the memory does not hold yet: all grids coarsely, then one after the other.
     *
     * @param listener is shown what is known of each grid, under its name: the finest part of it that is complete, of the layers
     *     apart, in which slices are looked up, only the whole
     * @return each grid under its name
     */
    Map<String, StepSurface> evaluate(
            CostFunction cost, SweepMemory memory, Consumer<Map<String, StepSurface>> listener, Progress progress) {
        SurfacePoint before = new SurfacePoint(cost.evaluate(step.before()), Optional.empty());
        SurfacePoint after = new SurfacePoint(cost.evaluate(step.after()), Optional.empty());
        Map<String, Surface> known = new LinkedHashMap<>();
        Map<String, Long> done = new HashMap<>();
        grids.forEach((name, grid) -> {
            OwnCosts own = ownCosts(name, grid, () -> before, () -> after);
            Progress ofGrid = new OfGrid(progress, name, done, grids.size());
            known.put(name, sweep(name, cost, memory).coarse(own.cells(), ofGrid));
        });
        for (String name : grids.keySet()) {
            Surface coarse = Objects.requireNonNull(known.get(name));
            Consumer<Surface> shown = partial -> {
                known.put(name, partial);
                show(known, listener);
            };
            sweep(name, cost, memory)
                    .run(coarse.cells().toList(), shown, new OfGrid(progress, name, done, grids.size()));
        }
        return surfaces(known);
    }

    private JournaledSweep sweep(String name, CostFunction cost, SweepMemory memory) {
        SubspaceGrid grid = Objects.requireNonNull(grids.get(name));
        return new JournaledSweep(grid, cost::on, Optional.empty(), memory, name);
    }

    /**
     * The progress of one of several grids of the same size.
     *
     * @param whole is told the points of all of them
     * @param done points of each by name
     */
    private record OfGrid(Progress whole, String name, Map<String, Long> done, int grids) implements Progress {
        @Override
        public void report(long points, long total) {
            done.put(name, points);
            whole.report(done.values().stream().mapToLong(Long::longValue).sum(), grids * total);
        }

        @Override
        public boolean cancelled() {
            return whole.cancelled();
        }
    }

    private static void show(Map<String, Surface> known, Consumer<Map<String, StepSurface>> listener) {
        Map<String, StepSurface> surfaces = surfaces(known);
        if (surfaces.containsKey(BEFORE) && surfaces.containsKey(AFTER)) {
            listener.accept(surfaces);
        }
    }

    private static Map<String, StepSurface> surfaces(Map<String, Surface> known) {
        Map<String, StepSurface> surfaces = new LinkedHashMap<>();
        known.forEach((name, surface) -> (name.equals(LAYERS) && !surface.complete()
                        ? Optional.<Surface>empty()
                        : surface.finest())
                .ifPresent(finest -> surfaces.put(name, StepSurface.of(finest))));
        return surfaces;
    }

    private static OwnCosts ownCosts(
            String name, SubspaceGrid grid, Supplier<SurfacePoint> before, Supplier<SurfacePoint> after) {
        OwnCosts own = new OwnCosts(grid);
        return switch (name) {
            case BEFORE -> own.at(0, 0, before).at(1, 0, after);
            case AFTER -> own.at(-1, 0, before).at(0, 0, after);
            default -> own.at(0, 0, before).at(1, 1, after);
        };
    }

    @Override
    public void close() {
        parts.forEach(ParameterVector::close);
    }
}
