package org.costscape.task;

/**
 * What work will take, foreseen before it begins.
 *
 * @param text in words, in a line
 * @param seconds about, at most
 * @param share of the memory that Costscape may take, about, at most; 1 is all of it
 */
public record Demand(String text, double seconds, double share) {
    /** Work is large from so many seconds on. */
    public static final double LONG = 600;

    /** Work is large from this share of the memory on. */
    public static final double MUCH = 0.5;

    /** Whether somebody who waits for it should be asked first. */
    public boolean isLarge() {
        return seconds >= LONG || share >= MUCH;
    }
}
