package org.costscape.cli;

/** {@code COLUMNSxROWS} as typed, the number of points of a grid. */
record GridSize(int columns, int rows) {}
