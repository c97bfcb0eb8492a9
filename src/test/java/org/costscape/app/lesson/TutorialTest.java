package org.costscape.app.lesson;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.costscape.app.kind.FigureKind;
import org.costscape.app.kind.FigureKinds;
import org.costscape.app.option.Option;
import org.costscape.experiment.Experiment;
import org.costscape.experiment.Home;
import org.costscape.experiment.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages that come with the program name what exists. */
class TutorialTest {
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
            assertDoesNotThrow(() -> showing.choose(showing.kind(kinds)));
        }
    }

    @Test
    void whatAPageBeforeChoseDoesNotStay() {
        List<FigureKind<?>> kinds = FigureKinds.all();
        Showing balls =
                showing("descent", "three-minima", showing -> showing.options().containsKey("descent-from"));
        Showing saddle =
                showing("descent", "saddle", showing -> showing.options().isEmpty());
        balls.choose(balls.kind(kinds));
        Option<?> from = balls.kind(kinds).options().get(0);
        assertEquals(balls.options().get("descent-from"), from.typed());

        saddle.choose(saddle.kind(kinds));
        assertEquals("", from.typed());
    }

    private static Showing showing(String figure, String experiment, Predicate<Showing> which) {
        return lessons().stream()
                .flatMap(lesson -> lesson.showings().stream())
                .filter(each ->
                        each.figure().equals(figure) && each.experiment().equals(Optional.of(experiment)))
                .filter(which)
                .findFirst()
                .orElseThrow();
    }
}
