package org.costscape.dataset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.costscape.file.BadInputException;

/**
 * A file of numbers separated by commas with a class in one column, gzipped or not, one example a line.
 *
 * <ul>
 *   <li>x (features, examples), one example after the other: all columns but the label's
 *   <li>labels (examples)
 * </ul>
 */
final class CsvTable {
    private final double[] x;
    private final int[] labels;

    private CsvTable(int features, int examples) {
        this.x = new double[Math.multiplyExact(features, examples)];
        this.labels = new int[examples];
    }

    /** All numbers; the caller does not change them. */
    double[] x() {
        return x;
    }

    /** All classes; the caller does not change them. */
    int[] labels() {
        return labels;
    }

    /**
     * Reads a file whole.
     *
     * @param header whether the first line names the columns
     * @param label column of the class, from 1
     * @param classes texts that stand in it, in the order of the classes
     * @throws BadInputException with line and column of the first mistake
     */
    static CsvTable read(Path file, boolean header, int label, List<String> classes) {
        List<String> lines = TextFile.read(file).lines().toList();
        int first = header ? 1 : 0;
        if (lines.size() < first + 2) {
            throw new BadInputException(
                    file + ": expected at least 2 examples, one a line, found " + Math.max(0, lines.size() - first));
        }
        int columns = cells(lines.get(0)).length;
        if (columns < 2 || label > columns) {
            throw new BadInputException(file + ", line 1: expected at least " + Math.max(2, label)
                    + " columns separated by commas, found " + columns);
        }
        CsvTable table = new CsvTable(columns - 1, lines.size() - first);
        for (int i = 0; i < table.labels.length; i++) {
            table.readLine(new Line(file, first + i + 1, cells(lines.get(first + i))), i, label, columns, classes);
        }
        return table;
    }

    private void readLine(Line line, int example, int label, int columns, List<String> classes) {
        if (line.cells.length != columns) {
            throw new BadInputException(line.file + ", line " + line.number + ": expected " + columns
                    + " columns as in line 1, found " + line.cells.length);
        }
        int at = example * (columns - 1);
        for (int column = 1; column <= columns; column++) {
            if (column == label) {
                labels[example] = line.label(column, classes);
            } else {
                x[at++] = line.number(column);
            }
        }
    }

    private static String[] cells(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toArray(String[]::new);
    }

    /** One line, to say where a mistake is. */
    private static final class Line {
        private final Path file;
        private final int number;
        private final String[] cells;

        Line(Path file, int number, String[] cells) {
            this.file = file;
            this.number = number;
            this.cells = cells;
        }

        int label(int column, List<String> classes) {
            int found = classes.indexOf(cells[column - 1]);
            if (found < 0) {
                throw wrong(column, "one of the classes " + String.join(", ", classes));
            }
            return found;
        }

        double number(int column) {
            double found;
            try {
                found = Double.parseDouble(cells[column - 1]);
            } catch (NumberFormatException e) {
                throw wrong(column, "a number");
            }
            if (!Double.isFinite(found)) {
                throw wrong(column, "a finite number");
            }
            return found;
        }

        private BadInputException wrong(int column, String expected) {
            String cell = cells[column - 1];
            String excerpt = cell.length() <= 40 ? cell : cell.substring(0, 40) + "…";
            return new BadInputException(file + ", line " + number + ", column " + column + ": expected " + expected
                    + ", found \"" + excerpt + "\"");
        }
    }
}
