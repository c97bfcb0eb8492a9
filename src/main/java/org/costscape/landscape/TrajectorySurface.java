package org.costscape.landscape;

import java.util.List;
import java.util.stream.IntStream;
import org.costscape.file.BadInputException;
import org.costscape.parameter.ParameterVector;
import org.costscape.parameter.Subspace;

/**
 * The curved surface through a trajectory, θ(α, β) = θᵢ + αu + βv(α).
 *
 * <p>At a knot, a snapshot that sets a new maximum of α, v is the direction of its residual θ_t − θᵢ − α_t u, so that the
 * snapshot lies on the surface at its (α, β). Between two knots v is interpolated linearly, freed of u again and normalized;
 * before the first knot beside the line and after the last one it is that knot's, and knots on the line itself have none.
 *
 * <p>Each column, at one α, is a straight line from θᵢ + αu in the direction v(α).
 *
 * <p>Reference: Goodfellow, Vinyals, Saxe, "Qualitatively characterizing neural network optimization problems", ICLR
 * 2015, section 5, where v is not said between the snapshots; the interpolation is ours.
 */
public final class TrajectorySurface {
    private static final int TILE = 1 << 12;

    /** Two directions that cancel each other to this norm leave no direction between them: the nearer one is taken. */
    private static final double CANCELLED = 1e-6;

    private final Trajectory trajectory;
    private final List<Integer> knots;

    /**
     * Finds the knots; no snapshot is read.
     *
     * @throws BadInputException if no knot lies beside the line, so that there is no v
     */
    public TrajectorySurface(Trajectory trajectory) {
        this.trajectory = trajectory;
        this.knots = IntStream.range(0, trajectory.points().size())
                .filter(i -> trajectory.isKnot(i) && trajectory.isBesideTheLine(i))
                .boxed()
                .toList();
        if (knots.isEmpty()) {
            throw new BadInputException(
                    "surface: expected a snapshot beside the straight line from the first to the last,"
                            + " found none that sets a new maximum of α; draw the line, or keep more snapshots");
        }
    }

    public Trajectory trajectory() {
        return trajectory;
    }

    /** v(α), of norm 1 and orthogonal to u. */
    public double[] v(double alpha) {
        int next = 0;
        while (next < knots.size() && alphaOf(next) <= alpha) {
            next++;
        }
        if (next == 0 || next == knots.size()) {
            return trajectory.v(knots.get(Math.max(0, next - 1)));
        }
        double share = (alpha - alphaOf(next - 1)) / (alphaOf(next) - alphaOf(next - 1));
        double[] before = trajectory.v(knots.get(next - 1));
        double[] after = trajectory.v(knots.get(next));
        double[] v = new double[before.length];
        for (int k = 0; k < v.length; k++) {
            v[k] = (1 - share) * before[k] + share * after[k];
        }
        return trajectory.coordinates().orthonormalize(v) > CANCELLED ? v : share < 0.5 ? before : after;
    }

    /** {@code target} ← θ(α, β), put together in double and rounded once. */
    public void at(double alpha, double beta, ParameterVector target) {
        write(alpha, beta, v(alpha), target);
    }

    /**
     * The column at an α.
     *
     * @param like a vector of the layout and the precision that is wanted
     */
    Column column(double alpha, ParameterVector like) {
        double[] v = v(alpha);
        ParameterVector origin = ParameterVector.zeros(like.layout(), like.precision());
        write(alpha, 0, v, origin);
        return new Column(origin, ParameterVector.of(like.layout(), like.precision(), v));
    }

    private double alphaOf(int knot) {
        return trajectory.points().get(knots.get(knot)).alpha();
    }

    private void write(double alpha, double beta, double[] v, ParameterVector target) {
        double[] tile = new double[Math.min(TILE, target.size())];
        float[] scratch = new float[tile.length];
        for (int from = 0; from < target.size(); from += tile.length) {
            trajectory.coordinates().at(alpha, beta, v, from, tile);
            target.write(from, tile, scratch);
        }
    }

    /**
     * A column of the surface as a line; in float both vectors are rounded, so that its points differ from {@link #at} by
     * rounding.
     *
     * @param origin θᵢ + αu
     * @param v v(α)
     */
    record Column(ParameterVector origin, ParameterVector v) implements AutoCloseable {
        Subspace line() {
            return new Subspace(origin, List.of(v));
        }

        @Override
        public void close() {
            origin.close();
            v.close();
        }
    }
}
