package org.costscape.experiment;

/**
 * Of which trajectories to draw the coordinates, and how.
 *
 * @param end the snapshot θ_f
 * @param relative whether α and β are divided by L, or in the unit of the parameters
 */
public record TrajectoryRequest(SnapshotChoice end, boolean relative) {
    /** To the last snapshot, in the unit of the parameters. */
    public static final TrajectoryRequest DEFAULT = new TrajectoryRequest(SnapshotChoice.LAST, false);
}
