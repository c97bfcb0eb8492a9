package org.costscape.array;

/**
 * Copies the transpose of a matrix, tile by tile so that both stay in the cache, in Java arrays: many times as fast as
 * ND4J's assignment of a transposed view.
 */
public final class Transposition {
    private static final int TILE = 16;

    private final Precision precision;
    private final float[] floats;
    private final float[] floatsTransposed;
    private final double[] doubles;
    private final double[] doublesTransposed;

    /** @param numbers the most numbers of a matrix */
    public Transposition(Precision precision, int numbers) {
        boolean single = precision == Precision.FLOAT;
        this.precision = precision;
        floats = new float[single ? numbers : 0];
        floatsTransposed = new float[floats.length];
        doubles = new double[single ? 0 : numbers];
        doublesTransposed = new double[doubles.length];
    }

    /** Overwrites target (n, m) by the transpose of source (m, n); both in the precision given. */
    public void apply(ColumnMatrix source, ColumnMatrix target) {
        if (precision == Precision.FLOAT) {
            source.read(0, floats);
            transpose(floats, source.rows(), source.columns(), floatsTransposed);
            target.write(0, floatsTransposed);
        } else {
            source.read(0, doubles);
            transpose(doubles, source.rows(), source.columns(), doublesTransposed);
            target.write(0, doublesTransposed);
        }
    }

    private static void transpose(float[] from, int rows, int columns, float[] to) {
        for (int firstRow = 0; firstRow < rows; firstRow += TILE) {
            int endRow = Math.min(rows, firstRow + TILE);
            for (int firstColumn = 0; firstColumn < columns; firstColumn += TILE) {
                int endColumn = Math.min(columns, firstColumn + TILE);
                for (int i = firstRow; i < endRow; i++) {
                    for (int j = firstColumn; j < endColumn; j++) {
                        to[i * columns + j] = from[j * rows + i];
                    }
                }
            }
        }
    }

    private static void transpose(double[] from, int rows, int columns, double[] to) {
        for (int firstRow = 0; firstRow < rows; firstRow += TILE) {
            int endRow = Math.min(rows, firstRow + TILE);
            for (int firstColumn = 0; firstColumn < columns; firstColumn += TILE) {
                int endColumn = Math.min(columns, firstColumn + TILE);
                for (int i = firstRow; i < endRow; i++) {
                    for (int j = firstColumn; j < endColumn; j++) {
                        to[i * columns + j] = from[j * rows + i];
                    }
                }
            }
        }
    }
}
