package org.costscape.figure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/**
 * Several figures in the cells of a table, below one title.
 *
 * @param columns cells in a row, at least 1
 * @param cells row by row
 * @param key a bar of colours that stands for those of all cells
 */
public record FigureSheet(
        String title,
        String caption,
        int columns,
        List<Figure> cells,
        Optional<ColorKey> key,
        Map<String, String> provenance)
        implements Figure {
    /** A sheet whose maps have bars of their own. */
    public FigureSheet(String title, String caption, int columns, List<Figure> cells, Map<String, String> provenance) {
        this(title, caption, columns, cells, Optional.empty(), provenance);
    }

    public FigureSheet {
        cells = List.copyOf(cells);
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        if (columns < 1 || cells.isEmpty()) {
            throw new IllegalArgumentException("sheet '" + title + "': expected at least 1 column and 1 figure, found "
                    + columns + " and " + cells.size());
        }
    }

    @Override
    public Optional<Camera> viewpoint() {
        return cells.stream().flatMap(cell -> cell.viewpoint().stream()).findFirst();
    }

    @Override
    public FigureSheet seenFrom(Camera camera) {
        return withCells(cells.stream().map(cell -> cell.seenFrom(camera)).toList());
    }

    FigureSheet withCells(List<Figure> newCells) {
        return new FigureSheet(title, caption, columns, newCells, key, provenance);
    }

    /** The same with one bar of colours for all cells, on their right. */
    public FigureSheet withKey(ColorKey shared) {
        return new FigureSheet(title, caption, columns, cells, Optional.of(shared), provenance);
    }

    /** The same with the bar of its cells' colours, if it has one. */
    FigureSheet withKeyOfCells() {
        return new FigureSheet(
                title,
                caption,
                columns,
                cells,
                key.flatMap(old -> cells.stream()
                        .flatMap(cell -> ColorKey.of(cell).stream())
                        .findFirst()),
                provenance);
    }

    public FigureSheet withProvenance(Map<String, String> newProvenance) {
        return new FigureSheet(title, caption, columns, cells, key, newProvenance);
    }

    /** The same with letters before the titles of its figures, in the order of reading; those of a sheet in a cell go on. One figure needs none. */
    public FigureSheet lettered() {
        return cells.size() == 1
                ? this
                : lettered(IntStream.iterate(0, i -> i + 1).iterator());
    }

    private FigureSheet lettered(PrimitiveIterator.OfInt numbers) {
        List<Figure> named = cells.stream()
                .map(cell -> cell instanceof FigureSheet sheet
                        ? sheet.lettered(numbers)
                        : cell.withTitle(("(" + letters(numbers.nextInt()) + ") " + cell.title()).strip()))
                .toList();
        return new FigureSheet(title, caption, columns, named, key, provenance);
    }

    /** a … z, aa, ab, … */
    private static String letters(int number) {
        return (number < 26 ? "" : letters(number / 26 - 1)) + (char) ('a' + number % 26);
    }

    @Override
    public FigureSheet withTitle(String newTitle) {
        return new FigureSheet(newTitle, caption, columns, cells, key, provenance);
    }
}
