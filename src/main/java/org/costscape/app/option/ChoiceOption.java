package org.costscape.app.option;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * One of a few values.
 *
 * @param <T> the value
 */
public final class ChoiceOption<T> extends Option<T> {
    private final List<T> values;
    private final Function<? super T, String> text;
    private final ObjectProperty<T> chosen;

    /**
     * An option that holds the first value.
     *
     * @param text a value in a word or two
     */
    public ChoiceOption(
            String id, String name, String meaning, Use use, List<T> values, Function<? super T, String> text) {
        super(id, name, meaning, use, values.get(0));
        this.values = List.copyOf(values);
        this.text = text;
        this.chosen = new SimpleObjectProperty<>(values.get(0));
        chosen.addListener((property, old, now) -> {
            if (now != null) {
                set(now);
            }
        });
    }

    public List<T> values() {
        return values;
    }

    /** A value in a word or two. */
    public String text(T value) {
        return text.apply(value);
    }

    public ObjectProperty<T> chosenProperty() {
        return chosen;
    }

    @Override
    public void reset() {
        chosen.set(values.get(0));
    }

    @Override
    public String typed() {
        return text(chosen.get());
    }

    @Override
    public void type(String typed) {
        values.stream().filter(value -> text(value).equals(typed)).findFirst().ifPresent(chosen::set);
    }
}
