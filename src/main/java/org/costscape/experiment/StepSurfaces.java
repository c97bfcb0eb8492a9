package org.costscape.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.costscape.cost.CostFunction;
import org.costscape.cost.TrainingCost;
import org.costscape.landscape.AlphaGrid;
import org.costscape.landscape.LayerSplit;
import org.costscape.landscape.StepDirections;
import org.costscape.landscape.StepSurface;
import org.costscape.landscape.SurfacePoint;
import org.costscape.landscape.SweepMemory;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;
import org.costscape.parameter.Subspace;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.PartOfProgress;
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

    /** Evaluates what the memory does not hold yet; each grid under its name. */
    Map<String, StepSurface> evaluate(CostFunction cost, SweepMemory memory, Progress progress) {
        SurfacePoint before = new SurfacePoint(cost.evaluate(step.before()), Optional.empty());
        SurfacePoint after = new SurfacePoint(cost.evaluate(step.after()), Optional.empty());
        Map<String, StepSurface> surfaces = new LinkedHashMap<>();
        grids.forEach((name, grid) -> {
            OwnCosts own = ownCosts(name, grid, () -> before, () -> after);
            Progress part = new PartOfProgress(progress, surfaces.size(), grids.size());
            surfaces.put(
                    name,
                    StepSurface.of(new JournaledSweep(grid, cost::on, Optional.empty(), memory, name)
                            .run(own.cells(), partial -> {}, part)));
        });
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
