package org.costscape.app;

/** What a pointer over a figure reads: points in rising order of x, each with its values in words. */
interface Readings {
    int size();

    double x(int i);

    /** The values at point {@code i}, each with its name and unit. */
    String text(int i);
}
