package org.costscape.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;

/**
 * The path of a run through its snapshots, in {@link TrajectoryCoordinates} from the first snapshot to a chosen one.
 *
 * <p>Snapshots are read one at a time: what is kept does not grow with their number.
 */
public final class Trajectory {
    /** A point as close to the line as this, in units of L, is on it: only rounding is left of its residual. */
    private static final double ON_THE_LINE = 1e-12;

    private final IntFunction<ParameterVector> load;
    private final int end;
    private final TrajectoryCoordinates coordinates;
    private final List<TrajectoryPoint> points;

    private Trajectory(
            IntFunction<ParameterVector> load,
            int end,
            TrajectoryCoordinates coordinates,
            List<TrajectoryPoint> points) {
        this.load = load;
        this.end = end;
        this.coordinates = coordinates;
        this.points = List.copyOf(points);
    }

    /**
     * Reads each snapshot once.
     *
     * @param count number of snapshots
     * @param end number of the snapshot θ_f, counted from 0; the first one is θᵢ
     * @param load reads a snapshot, each time anew; the vector is closed here
     * @throws BadInputException if there is one snapshot alone, θ_f is θᵢ, or a snapshot is not finite
     */
    public static Trajectory of(int count, int end, IntFunction<ParameterVector> load) {
        if (count < 2) {
            throw new BadInputException("trajectory: expected at least 2 snapshots, found " + count
                    + "; train the run further, or with more snapshots");
        }
        TrajectoryCoordinates coordinates = TrajectoryCoordinates.between(read(load, 0), read(load, end));
        List<TrajectoryPoint> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (i == 0 || i == end) {
                points.add(new TrajectoryPoint(i == 0 ? 0 : coordinates.length(), 0));
                continue;
            }
            TrajectoryPoint point = coordinates.of(read(load, i));
            if (!Double.isFinite(point.alpha()) || !Double.isFinite(point.beta())) {
                throw new BadInputException("trajectory: expected finite parameters, found others in snapshot number "
                        + i + " (counted from 0)");
            }
            points.add(point);
        }
        return new Trajectory(load, end, coordinates, points);
    }

    /** α and β of each snapshot; exactly (0, 0) of θᵢ and (L, 0) of θ_f. */
    public List<TrajectoryPoint> points() {
        return points;
    }

    /** Number of the snapshot θ_f. */
    public int end() {
        return end;
    }

    /** Whether a snapshot sets a new maximum of α. */
    public boolean isKnot(int i) {
        return points.subList(0, i).stream()
                .allMatch(before -> before.alpha() < points.get(i).alpha());
    }

    /** The snapshot as it is stored; the caller closes it. */
    ParameterVector snapshot(int i) {
        return load.apply(i);
    }

    TrajectoryCoordinates coordinates() {
        return coordinates;
    }

    /** Whether a snapshot has a direction from the line. */
    boolean isBesideTheLine(int i) {
        return points.get(i).beta() > ON_THE_LINE * coordinates.length();
    }

    /** The direction of a snapshot from the line. */
    double[] v(int i) {
        return coordinates.v(read(load, i));
    }

    private static double[] read(IntFunction<ParameterVector> load, int i) {
        try (ParameterVector theta = load.apply(i)) {
            return theta.toDoubles();
        }
    }
}
