package org.costscape.training;

/**
 * Where in a run a step of an optimizer is done, and how fast.
 *
 * @param step number of the step, counted from 0
 * @param epoch the epoch it is in, counted from 0
 * @param rate what the schedule multiplies the learning rate by
 */
record Pace(int step, int epoch, double rate) {
    /** At a step of a schedule. */
    static Pace at(int step, int stepsAnEpoch, Schedule schedule) {
        int epoch = step / stepsAnEpoch;
        return new Pace(step, epoch, schedule.factor(step, epoch));
    }
}
