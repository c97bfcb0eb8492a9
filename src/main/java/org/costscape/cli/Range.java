package org.costscape.cli;

/** {@code FROM:TO} as typed. */
record Range(double from, double to) {}
