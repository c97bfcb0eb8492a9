package org.costscape.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.costscape.cost.GridCost;
import org.costscape.landscape.PlaneCell;
import org.costscape.landscape.PlaneSweep;
import org.costscape.landscape.Surface;
import org.costscape.landscape.SweepMemory;
import org.costscape.parameter.SubspaceGrid;
import org.costscape.task.Progress;

/**
 * Evaluates costs on a grid, coarse to fine, from where a memory of it ends.
 *
 * @param points the grid
 * @param train J on the training set, on a grid
 * @param heldOut J on the held-out set likewise, if anything is held out
 * @param memory of this sweep
 * @param part its part in the memory
 */
record JournaledSweep(
        SubspaceGrid points,
        Function<SubspaceGrid, GridCost> train,
        Optional<Function<SubspaceGrid, GridCost>> heldOut,
        SweepMemory memory,
        String part) {
    /**
     * Computes what is not known yet.
     *
     * @param own the points that are known without it, as those that are snapshots themselves
     * @param listener is shown what is known, about each second, on this thread
     */
    Surface run(List<PlaneCell> own, Consumer<Surface> listener, Progress progress) {
        return sweep(sweep -> sweep.run(known(own), this::keep, listener, progress));
    }

    /** Computes as much as shows the whole grid coarsely. */
    Surface coarse(List<PlaneCell> own, Progress progress) {
        return sweep(sweep -> sweep.coarse(known(own), this::keep, progress));
    }

    private Surface known(List<PlaneCell> own) {
        List<PlaneCell> known = new ArrayList<>(memory.cells(part));
        known.addAll(own);
        return Surface.of(points, known);
    }

    private void keep(List<PlaneCell> cells) {
        memory.append(part, cells);
    }

    private Surface sweep(Function<PlaneSweep, Surface> work) {
        try (GridCost onTraining = train.apply(points)) {
            if (heldOut.isEmpty()) {
                return work.apply(new PlaneSweep(onTraining, Optional.empty()));
            }
            try (GridCost onHeldOut = heldOut.get().apply(points)) {
                return work.apply(new PlaneSweep(onTraining, Optional.of(onHeldOut)));
            }
        }
    }
}
