package org.costscape.app;

import java.util.List;
import org.costscape.figure.Camera;
import org.costscape.figure.Figure;
import org.costscape.figure.FigureSheet;
import org.costscape.figure.ReliefFigure;

/** The surfaces in a figure that are seen from a camera. */
final class Relief {
    private Relief() {}

    static boolean isIn(Figure figure) {
        return figure instanceof ReliefFigure
                || (figure instanceof FigureSheet sheet
                        && sheet.cells().stream().anyMatch(Relief::isIn));
    }

    /** The same figure with all its surfaces seen from one camera. */
    static Figure seenFrom(Camera camera, Figure figure) {
        if (figure instanceof ReliefFigure relief) {
            return relief.withCamera(camera);
        }
        if (figure instanceof FigureSheet sheet) {
            List<Figure> cells =
                    sheet.cells().stream().map(each -> seenFrom(camera, each)).toList();
            return new FigureSheet(
                    sheet.title(), sheet.caption(), sheet.columns(), cells, sheet.key(), sheet.provenance());
        }
        return figure;
    }
}
