package org.costscape.app.lesson;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.costscape.app.kind.FigureKind;
import org.costscape.app.kind.FigureKinds;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Home;
import org.costscape.experiment.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages that come with the program name what exists. */
class TutorialTest {
    /** Kinds of figure that the window is to have; a page that names any other is wrong. */
    private static final Set<String> EXPECTED_KINDS = Set.of(
            "step",
            "curvature",
            "edge",
            "smoothness",
            "modes",
            "descent",
            "normalization",
            "features",
            "net2net",
            "connect",
            "valley");

    private static final List<String> EXPERIMENTS = new Library(new Home(Path.of("")))
            .experiments().stream().map(Experiment::name).toList();

    static List<Lesson> lessons() {
        return LessonBook.tutorial().lessons();
    }

    @Test
    void itHasAPageForEachFigureOfTheTutorial() {
        assertEquals(15, lessons().size());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void aPageHasATitleAFigureAndAQuestion(Lesson lesson) {
        assertFalse(lesson.title().isBlank());
        assertFalse(lesson.showings().isEmpty(), lesson.source());
        assertTrue(lesson.parts().stream().anyMatch(Lesson.Question.class::isInstance), lesson.source());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void aPageNamesExperimentsFiguresAndOptionsThatExist(Lesson lesson) {
        List<FigureKind<?>> kinds = FigureKinds.all();
        for (Showing showing : lesson.showings()) {
            assertTrue(
                    EXPERIMENTS.containsAll(showing.experiments()),
                    () -> showing.place() + ": no such experiment among " + showing.experiments());
            boolean built = kinds.stream().anyMatch(kind -> kind.id().equals(showing.figure()));
            if (built || !EXPECTED_KINDS.contains(showing.figure())) {
                assertDoesNotThrow(() -> showing.choose(showing.kind(kinds)));
            }
        }
    }
}
