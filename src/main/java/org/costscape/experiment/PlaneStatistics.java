package org.costscape.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.costscape.array.Precision;
import org.costscape.cost.BatchStatistics;
import org.costscape.cost.NetworkCost;
import org.costscape.file.BadInputException;
import org.costscape.landscape.PlaneGrid;
import org.costscape.network.RunningStatistics;
import org.costscape.parameter.ParameterLayout;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Safetensors;
import org.costscape.parameter.Subspace;

/**
 * The statistics that batch normalizations take over a plane: the same rule or numbers everywhere, or interpolated
 * running statistics r₀ + a (r₁ − r₀) + b (r₂ − r₀) of the snapshots θ₀, θ₀ + d₁ and θ₀ + d₂.
 */
final class PlaneStatistics implements AutoCloseable {
    private final RunningStatistics layout;
    private final BatchStatistics everywhere;
    private final Optional<Interpolated> interpolated;

    /**
     * Running statistics over the plane.
     *
     * @param running r₀ and the differences
     * @param here those of the point at hand
     */
    private record Interpolated(PlaneSpan span, Subspace running, ParameterVector here) {}

    private PlaneStatistics(RunningStatistics layout, BatchStatistics everywhere, Optional<Interpolated> interpolated) {
        this.layout = layout;
        this.everywhere = everywhere;
        this.interpolated = interpolated;
    }

    /**
     * The statistics of a request.
     *
     * @throws BadInputException if they are to be interpolated and the plane is not spanned by snapshots, or these hold none
     */
    static PlaneStatistics of(PlaneRequest request, NetworkCost training, DirectionSource source, PlaneSpan span) {
        StatisticsChoice choice = request.statistics();
        RunningStatistics layout = training.network().running();
        return switch (choice.mode()) {
            case RECOMPUTED -> new PlaneStatistics(layout, BatchStatistics.RECOMPUTED, Optional.empty());
            case FROZEN ->
                new PlaneStatistics(
                        layout, new BatchStatistics.Fixed(training.statistics(source.origin())), Optional.empty());
            case BATCH ->
                new PlaneStatistics(
                        layout, new BatchStatistics.Batch(choice.batch().orElseThrow()), Optional.empty());
            case INTERPOLATED -> interpolated(request, layout, source, span);
        };
    }

    private static PlaneStatistics interpolated(
            PlaneRequest request, RunningStatistics running, DirectionSource source, PlaneSpan span) {
        ParameterLayout layout = running.layout();
        List<PointChoice.OfRun> corners =
                List.of(snapshot(request.origin()), corner(request.x(), request), corner(request.y(), request));
        List<double[]> numbers = new ArrayList<>();
        for (PointChoice.OfRun corner : corners) {
            try (ParameterVector statistics = source.snapshot(corner).runningStatistics(layout, source.precision())) {
                numbers.add(statistics.toDoubles());
            }
        }
        double[] origin = numbers.get(0);
        List<ParameterVector> differences = numbers.subList(1, 3).stream()
                .map(corner -> {
                    double[] difference = corner.clone();
                    for (int i = 0; i < difference.length; i++) {
                        difference[i] -= origin[i];
                    }
                    return ParameterVector.of(layout, Precision.DOUBLE, difference);
                })
                .toList();
        ParameterVector start = ParameterVector.of(layout, Precision.DOUBLE, origin);
        Subspace plane = new Subspace(start, differences);
        ParameterVector here = start.copy();
        return new PlaneStatistics(
                running, new BatchStatistics.Fixed(here), Optional.of(new Interpolated(span, plane, here)));
    }

    /** The statistics at a point; they hold until the next call. */
    BatchStatistics at(double a, double b) {
        interpolated.ifPresent(each -> each.running.at(each.span.weights(a, b), each.here));
        return everywhere;
    }

    boolean areSameEverywhere() {
        return interpolated.isEmpty();
    }

    /** Number of the points of a grid where a variance is below zero, and so counts as zero. */
    int clamped(PlaneGrid grid) {
        if (interpolated.isEmpty()) {
            return 0;
        }
        int count = 0;
        for (double a : grid.a().positions()) {
            for (double b : grid.b().positions()) {
                at(a, b);
                count += layout.hasVarianceBelowZero(interpolated.get().here) ? 1 : 0;
            }
        }
        return count;
    }

    /** What of a sweep's key is theirs: hashes of the numbers, and how the directions they belong to were scaled. */
    List<String> key(PlaneSpan span) {
        List<String> key = new ArrayList<>();
        interpolated.ifPresent(each -> {
            key.add(Safetensors.sha256(each.running.origin()));
            each.running.directions().forEach(direction -> key.add(Safetensors.sha256(direction)));
            key.add(Arrays.toString(span.weights(1, 0)) + Arrays.toString(span.weights(0, 1)));
        });
        ParameterVector given = everywhere.given();
        if (interpolated.isEmpty() && given != null) {
            key.add(Safetensors.sha256(given));
        }
        return key;
    }

    /** The snapshot at θ₀ + d, of a direction that leads there from θ₀. */
    private static PointChoice.OfRun corner(DirectionRule rule, PlaneRequest request) {
        if (rule instanceof DirectionRule.Toward toward) {
            return snapshot(toward.to());
        }
        if (rule instanceof DirectionRule.Between between && between.from().equals(request.origin())) {
            return snapshot(between.to());
        }
        throw notSpanned(rule.text());
    }

    private static PointChoice.OfRun snapshot(PointChoice choice) {
        if (choice instanceof PointChoice.OfRun ofRun) {
            return ofRun;
        }
        throw notSpanned(choice.text());
    }

    private static BadInputException notSpanned(String found) {
        return new BadInputException(
                "statistics: expected a plane from one snapshot to two others for interpolated ones," + " found "
                        + found + "; choose recomputed, frozen or batch");
    }

    @Override
    public void close() {
        interpolated.ifPresent(each -> {
            each.running.origin().close();
            each.running.directions().forEach(ParameterVector::close);
        });
        ParameterVector given = everywhere.given();
        if (given != null) {
            given.close();
        }
    }
}
