package org.costscape.figure;

/** A value named on an axis. */
record Tick(double value, String label) {}
