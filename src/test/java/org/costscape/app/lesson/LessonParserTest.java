package org.costscape.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.costscape.app.kind.FigureKind;
import org.costscape.app.kind.FigureKinds;
import org.costscape.file.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonParserTest {
    private static final String SHOW = """
            # Lines

            ```show
            title: Draw it
            figure: line
            train: xor, iris
            steps: 20
            beside: saddle
            line-points: 11
            ```
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aPageIsItsTitleAndItsPartsInOrder() {
        Lesson lesson = parse("# On *lines*\n\nText.\n\n## Try\n\n- this\n- that\n");

        assertEquals("On lines", lesson.title());
        assertEquals(3, lesson.parts().size());
        assertInstanceOf(Lesson.Prose.class, lesson.parts().get(2));
    }

    @Test
    void aBlockSaysWhatToShow() {
        Showing showing = parse(SHOW).showings().get(0);

        assertEquals(
                new Showing(
                        "page.md, line 3",
                        "Draw it",
                        "line",
                        Optional.empty(),
                        List.of("xor", "iris"),
                        OptionalInt.of(20),
                        Optional.of("saddle"),
                        Map.of("line-points", "11")),
                showing);
        assertEquals(List.of("xor", "iris", "saddle"), showing.experiments());
    }

    @Test
    void aQuestionKnowsItsRightAnswer() {
        Lesson lesson = parse("# Q\n\n- ( ) no\n- (x) yes\n\n> Because.\n\nMore.\n");

        Lesson.Question question =
                assertInstanceOf(Lesson.Question.class, lesson.parts().get(0));
        assertEquals(1, question.right());
        assertEquals("yes", AllowedMarkdown.text(question.choices().get(1)));
        assertEquals("Because.", AllowedMarkdown.text(question.answer().get(0)));
        assertEquals(2, lesson.parts().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no title | line 1: expected the page's title",
                "'' | found an empty file",
                "# T\\n\\n<b>bold</b> | line 3: expected Markdown without HTML; found “<b>”",
                "# T\\n\\n<div>\\nx\\n</div> | line 3: expected Markdown without HTML; found “<div>”",
                "# T\\n\\n[a](file:///etc/passwd) | line 3: expected a link that begins with https://",
                "# T\\n\\n[a](javascript:alert) | found “javascript:alert”",
                "# T\\n\\n![a](../secret.png) | expected a picture of at most 10 MB in the lesson's own folder",
                "# T\\n\\n![a](http://example.org/a.png) | found “http://example.org/a.png”",
                "# T\\n\\n- ( ) a\\n- ( ) b\\n\\n> c | line 3: expected two or more answers",
                "# T\\n\\n- (x) a\\n- b\\n\\n> c | line 3: expected two or more answers",
                "# T\\n\\n- (x) a\\n- ( ) b\\n\\nc | line 3: expected an answer after the question",
                "# T\\n\\n```show\\nfigure: line\\ntrain: xor\\n``` | line 3: expected a line “title: …”",
                "# T\\n\\n```show\\ntitle: x\\nnonsense\\n``` | line 5: expected key: value",
                "# T\\n\\n```show\\ntitle: x\\ntitle: y\\n``` | line 5: expected key: value, each key once",
                "# T\\n\\n```show\\ntitle: x\\nfigure: line\\n``` | expected either experiment",
                "# T\\n\\n```show\\ntitle: x\\nfigure: line\\ntrain: a\\nsteps: 0\\n``` | steps: expected a whole number",
            })
    void aBadPageIsRefusedInOneLineThatNamesFileAndLine(String text, String expected) {
        String page = text.replace("\\n", "\n");

        String message = String.valueOf(
                assertThrows(BadInputException.class, () -> parse(page)).getMessage());

        assertTrue(message.startsWith("page.md, line "), message);
        assertTrue(message.contains(expected), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "to link takes rights there that few have")
    void aPictureInTheFolderIsAllowedAndOneBehindALinkIsNot() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("secret.png"), "x");
        Path own = Files.createDirectory(folder.resolve("own"));
        Files.writeString(own.resolve("a.png"), "x");
        Files.createSymbolicLink(own.resolve("b.png"), elsewhere);

        Files.writeString(own.resolve("1.md"), "# T\n\n![a](a.png)\n");
        assertEquals(1, LessonBook.of(own).lessons().size());

        Files.writeString(own.resolve("2.md"), "# T\n\n![b](b.png)\n");
        assertThrows(BadInputException.class, () -> LessonBook.of(own));
    }

    @Test
    void aFolderWithoutLessonsSaysSo() {
        String message = String.valueOf(assertThrows(BadInputException.class, () -> LessonBook.of(folder))
                .getMessage());

        assertTrue(message.contains("files that end in .md; found 0"), message);
    }

    @Test
    void aFigureThatDoesNotExistIsNamedBesideThoseThatDo() {
        Showing showing =
                parse(SHOW.replace("figure: line", "figure: lines")).showings().get(0);

        String message = String.valueOf(assertThrows(BadInputException.class, () -> showing.kind(FigureKinds.all()))
                .getMessage());

        assertTrue(message.startsWith("page.md, line 3: figure: expected one of training, line"), message);
        assertTrue(message.endsWith("found “lines”"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "line-points: 11 | line-dots: 11 | found “line-dots”",
                "line-points: 11 | line-points: many | line-points: expected Number of points α",
                "line-points: 11 | line-start: nowhere | line-start: expected one of its values, found “nowhere”",
            })
    void anOptionThatCannotBeIsRefused(String line, String instead, String expected) {
        List<FigureKind<?>> kinds = FigureKinds.all();
        Showing showing = parse(SHOW.replace(line, instead)).showings().get(0);

        String message = String.valueOf(assertThrows(BadInputException.class, () -> showing.choose(showing.kind(kinds)))
                .getMessage());

        assertTrue(message.contains(expected), message);
    }

    private static Lesson parse(String text) {
        return LessonParser.parse("page.md", Optional.empty(), text);
    }
}
