package org.costscape.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.costscape.task.Demand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large work is asked about, and no other. */
class ConsoleTest {
    private static final Demand LONG = new Demand("9 points, up to about 2 h", 7200, 0.1);

    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();

    @AfterEach
    void restore() {
        System.setErr(err);
    }

    private Console console(boolean answer) {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        return new Console("point", () -> "nothing", prompt -> {
            asked.add(prompt);
            return answer;
        });
    }

    @Test
    void largeWorkThatIsNotWantedIsNotBegun() {
        try (Console console = console(false)) {
            assertThrows(CancellationException.class, () -> console.expect(LONG));
        }
        assertEquals(List.of("Go on? [y/N] "), asked);
        assertEquals(
                List.of(LONG.text(), "costscape: not begun; --yes does not ask"),
                said.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @ParameterizedTest
    @CsvSource({"599, 0.49, 0", "600, 0.1, 1", "1, 0.5, 1"})
    void workIsAskedAboutFromTenMinutesOrHalfOfTheMemoryOn(double seconds, double share, int questions) {
        try (Console console = console(true)) {
            assertDoesNotThrow(() -> console.expect(new Demand("9 points", seconds, share)));
        }
        assertEquals(questions, asked.size());
    }

    @Test
    void whereNobodySitsAtATerminalAsInATestTheWorkGoesOn() {
        assertSame(Question.AGREED, Question.ofTerminal());
    }
}
