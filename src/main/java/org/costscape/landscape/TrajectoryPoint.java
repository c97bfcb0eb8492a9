package org.costscape.landscape;

/**
 * Where a snapshot stands in {@link TrajectoryCoordinates}.
 *
 * @param alpha α, how far along the line from θᵢ to θ_f
 * @param beta β ≥ 0, how far from that line
 */
public record TrajectoryPoint(double alpha, double beta) {}
