package org.costscape.cli;

/** {@code WIDTHxHEIGHT} as typed, in pixels. */
record Size(int width, int height) {}
