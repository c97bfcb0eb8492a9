package org.costscape.network;

/**
 * A step of training, as far as dropout knows it: what decides, beside their places, which units are kept.
 *
 * @param seed of all randomness
 * @param step counted from 0
 */
public record DropoutStep(long seed, int step) {}
