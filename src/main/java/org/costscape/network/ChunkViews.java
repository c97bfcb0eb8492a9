package org.costscape.network;

import java.util.List;
import java.util.stream.IntStream;
import org.costscape.array.ColumnMatrix;
import org.jspecify.annotations.Nullable;

/** A whole matrix as chunks of columns that share its memory; kept as long as the same matrix comes again. */
final class ChunkViews {
    private final int width;
    private @Nullable ColumnMatrix last;
    private List<ColumnMatrix> views = List.of();

    /** @param width columns of a chunk; the last one may have fewer */
    ChunkViews(int width) {
        this.width = width;
    }

    List<ColumnMatrix> of(ColumnMatrix whole) {
        if (last != whole) {
            int count = (whole.columns() + width - 1) / width;
            views = IntStream.range(0, count)
                    .mapToObj(i -> whole.columns(i * width, Math.min(width, whole.columns() - i * width)))
                    .toList();
            last = whole;
        }
        return views;
    }
}
