package org.costscape.app.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.costscape.file.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsersTest {
    @ParameterizedTest
    @CsvSource({"−0.25 … 1.5, -0.25, 1.5", "0..1, 0, 1", "-1:1, -1, 1", "0 1e3, 0, 1000", "−2 to −1, -2, -1"})
    void aRangeIsReadAsPeopleTypeIt(String typed, double from, double to) {
        assertEquals(new Parsers.Ends(from, to), Parsers.ends(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1 … 1", "2 … 1", "0 … x", "0 … NaN", "0 … 1e9", "0 … 1 … 2"})
    void aWrongRangeIsSaidWithWhatWasTyped(String typed) {
        BadInputException problem = assertThrows(BadInputException.class, () -> Parsers.ends(typed));
        assertTrue(String.valueOf(problem.getMessage()).endsWith("found “" + typed + "”."), problem::getMessage);
    }

    @Test
    void aGridIsTwoNumbersOrOneForBoth() {
        assertEquals(new Parsers.Grid(51, 41), Parsers.grid("51 × 41"));
        assertEquals(new Parsers.Grid(51, 41), Parsers.grid("51x41"));
        assertEquals(new Parsers.Grid(25, 25), Parsers.grid("25"));
        assertThrows(BadInputException.class, () -> Parsers.grid("1 × 5"));
        assertThrows(BadInputException.class, () -> Parsers.grid("5 × 5 × 5"));
        assertThrows(BadInputException.class, () -> Parsers.grid("5 × 99999"));
    }

    @Test
    void aFieldThatMayBeEmptyHoldsNothingOrAValue() {
        TextOption.Parser<Optional<Integer>> parser = Parsers.optional(Parsers.whole(1, 9));

        assertEquals(Optional.empty(), parser.parse(""));
        assertEquals(Optional.of(3), parser.parse("3"));
        assertThrows(BadInputException.class, () -> parser.parse("x"));
    }

    @Test
    void aListIsReadWithCommasOrBlanks() {
        TextOption.Parser<List<Double>> parser = Parsers.list(Parsers.number(-5, 5));

        assertEquals(List.of(), parser.parse(""));
        assertEquals(List.of(1.5, -2.0, 3.0), parser.parse("1.5, -2  3"));
        assertThrows(BadInputException.class, () -> parser.parse("1, 6"));
    }

    @Test
    void anOptionHoldsNothingWhileItIsWrongAndKeepsWhatItHeldWhenItCannotReadWhatWasRemembered() {
        TextOption<Integer> option =
                new TextOption<>("n", "N", "A number", Option.Use.COMPUTING, "3", Parsers.whole(1, 9), List.of());

        option.textProperty().set("12");
        assertEquals(Optional.empty(), option.valueProperty().get());
        assertEquals(
                "Expected a whole number, 1 … 9, found “12”.",
                option.problemProperty().get());

        option.textProperty().set("4");
        assertEquals(4, option.get());
        assertEquals("", option.problemProperty().get());

        option.type("x");
        assertEquals(4, option.get());
    }
}
