package org.costscape.app.option;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.costscape.file.BadInputException;

/**
 * What is typed: a number, a range, a rule.
 *
 * @param <T> what it means
 */
public final class TextOption<T> extends Option<T> {
    /**
     * Reads what was typed.
     *
     * @param <T> what it means
     */
    @FunctionalInterface
    public interface Parser<T> {
        /**
         * The meaning of what was typed.
         *
         * @throws BadInputException if it means nothing; the message says what was expected
         */
        T parse(String typed);
    }

    private final StringProperty text;
    private final String initial;
    private final List<String> suggestions;
    private final String prompt;

    /**
     * An option that holds what {@code initial} means.
     *
     * @param suggestions what is often typed, for a list to choose from; may be empty
     */
    public TextOption(
            String id,
            String name,
            String meaning,
            Use use,
            String initial,
            Parser<? extends T> parser,
            List<String> suggestions) {
        this(id, name, meaning, use, initial, parser, suggestions, "");
    }

    /**
     * The same of a field that may be empty.
     *
     * @param prompt what counts where it is, in a word or two
     */
    public TextOption(
            String id,
            String name,
            String meaning,
            Use use,
            String initial,
            Parser<? extends T> parser,
            List<String> suggestions,
            String prompt) {
        super(id, name, meaning, use, parser.parse(initial));
        this.initial = initial;
        this.text = new SimpleStringProperty(initial);
        this.suggestions = List.copyOf(suggestions);
        this.prompt = prompt;
        Function<String, T> read = parser::parse;
        text.addListener((property, old, now) -> {
            try {
                set(read.apply(now.strip().replace('−', '-')));
            } catch (BadInputException e) {
                refuse(String.valueOf(e.getMessage()));
            }
        });
    }

    /** As it stands in the field. */
    public StringProperty textProperty() {
        return text;
    }

    public List<String> suggestions() {
        return suggestions;
    }

    /** What counts where the field is empty, in a word or two; empty where it may not be. */
    public String prompt() {
        return prompt;
    }

    @Override
    public void reset() {
        text.set(initial);
    }

    @Override
    public String typed() {
        return text.get();
    }

    @Override
    public void type(String typed) {
        String before = text.get();
        text.set(typed);
        if (valueProperty().get().isEmpty()) {
            text.set(before);
        }
    }
}
