package org.costscape.gallery;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.costscape.file.BadInputException;

/** The gallery's figures: F1 … F15 are those of the tutorial, in its order; S1 … are what a user expects beside them. */
final class Tutorial {
    private static final List<GalleryFigure> FIGURES = Stream.of(
                    Toys.figures(),
                    Features.figures(),
                    Trainings.figures(),
                    Surfaces.figures(),
                    LinearPaths.figures(),
                    Steps.figures(),
                    Geometry.figures())
            .flatMap(List::stream)
            .sorted(Tutorial::inOrder)
            .toList();

    private Tutorial() {}

    /** By letter, then by number: F2 comes before F10, and every F before every S. */
    private static int inOrder(GalleryFigure one, GalleryFigure other) {
        int letter = Character.compare(one.id().charAt(0), other.id().charAt(0));
        return letter != 0 ? letter : Integer.compare(number(one), number(other));
    }

    private static int number(GalleryFigure figure) {
        return Integer.parseInt(figure.id().substring(1));
    }

    static List<String> ids() {
        return FIGURES.stream().map(GalleryFigure::id).toList();
    }

    /** @throws BadInputException if there is none with that id */
    static GalleryFigure figure(String id) {
        return FIGURES.stream()
                .filter(figure -> figure.id().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> new BadInputException("--only: expected some of "
                        + ids().stream().collect(Collectors.joining(", ")) + ", found \"" + id + "\""));
    }

    /** The figures with these ids, or all, in the gallery's order. */
    static List<GalleryFigure> chosen(List<String> ids) {
        List<GalleryFigure> asked = ids.stream().map(Tutorial::figure).toList();
        return asked.isEmpty()
                ? FIGURES
                : FIGURES.stream().filter(asked::contains).toList();
    }
}
