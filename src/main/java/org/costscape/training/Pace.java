package org.costscape.training;

/**
 * Where in a run a step of an optimizer is done, and how fast.
 *
 * @param step number of the step, counted from 0
 * @param epoch the epoch it is in, counted from 0
 * @param rate what the schedule multiplies the learning rate by
 */
record Pace(int step, int epoch, double rate) {}
