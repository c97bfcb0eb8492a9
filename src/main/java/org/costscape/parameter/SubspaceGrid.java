package org.costscape.parameter;

/**
 * A rectangular grid of points of a line or a plane: θ(aᵢ, bⱼ), where a counts along the first direction and b along the second.
 */
public final class SubspaceGrid {
    private final Subspace subspace;
    private final double[] a;
    private final double[] b;

    /**
     * @param subspace a line or a plane
     * @param a positions along the first direction, rising
     * @param b positions along the second direction, rising; of a line the single 0
     */
    public SubspaceGrid(Subspace subspace, double[] a, double[] b) {
        if (subspace.dimension() > 2 || (subspace.dimension() == 1 && (b.length != 1 || b[0] != 0))) {
            throw new IllegalArgumentException("expected a line with b = 0, or a plane");
        }
        this.subspace = subspace;
        this.a = rising(a);
        this.b = rising(b);
    }

    /** Of a line. */
    public static SubspaceGrid line(Subspace line, double[] alphas) {
        return new SubspaceGrid(line, alphas, new double[] {0});
    }

    public Subspace subspace() {
        return subspace;
    }

    /** Number of positions a. */
    public int columns() {
        return a.length;
    }

    /** Number of positions b. */
    public int rows() {
        return b.length;
    }

    public double a(int column) {
        return a[column];
    }

    public double b(int row) {
        return b[row];
    }

    /** The coordinates of a point, as many as there are directions. */
    public double[] at(int column, int row) {
        return subspace.dimension() == 1 ? new double[] {a[column]} : new double[] {a[column], b[row]};
    }

    private static double[] rising(double[] positions) {
        if (positions.length == 0) {
            throw new IllegalArgumentException("a grid has at least one position");
        }
        for (int i = 0; i < positions.length; i++) {
            if (!Double.isFinite(positions[i]) || (i > 0 && positions[i] <= positions[i - 1])) {
                throw new IllegalArgumentException("expected finite positions in rising order");
            }
        }
        return positions.clone();
    }
}
