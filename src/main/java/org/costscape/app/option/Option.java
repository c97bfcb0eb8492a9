package org.costscape.app.option;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Something that can be chosen for a figure.
 *
 * @param <T> the value
 */
public abstract sealed class Option<T> permits TextOption, ChoiceOption, SwitchOption {
    /** What has to be done again when the option is changed. */
    public enum Use {
        /** The values are computed anew. */
        COMPUTING,
        /** The values stay, the figure is drawn anew. */
        DRAWING
    }

    private final String id;
    private final String name;
    private final String meaning;
    private final Use use;
    private final ReadOnlyObjectWrapper<Optional<T>> value;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final BooleanProperty offered = new SimpleBooleanProperty(true);

    Option(String id, String name, String meaning, Use use, T initial) {
        this.id = id;
        this.name = name;
        this.meaning = meaning;
        this.use = use;
        this.value = new ReadOnlyObjectWrapper<>(Optional.of(initial));
    }

    /** Of the control, and of the value where it is remembered. */
    public String id() {
        return id;
    }

    /** Short, beside the control. */
    public String name() {
        return name;
    }

    /** In a sentence or two, for the tooltip. */
    public String meaning() {
        return meaning;
    }

    /** What has to be done again when it is changed. */
    public Use use() {
        return use;
    }

    /** What was chosen; empty while something is wrong with it. */
    public ReadOnlyObjectProperty<Optional<T>> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /**
     * What was chosen.
     *
     * @throws java.util.NoSuchElementException if something is wrong with it
     */
    public T get() {
        return value.get().orElseThrow();
    }

    /** What is wrong; empty where nothing is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether there is a choice for the experiment that is shown; where there is none, what was chosen stays and does not count. */
    public BooleanProperty offeredProperty() {
        return offered;
    }

    /** As {@link #type} reads it. */
    public abstract String typed();

    /** Chooses what was written down with {@link #typed}; what cannot be read changes nothing. */
    public abstract void type(String text);

    /** Chooses what was chosen in the beginning. */
    public abstract void reset();

    final void set(T chosen) {
        problem.set("");
        value.set(Optional.of(chosen));
    }

    final void refuse(String why) {
        problem.set(why);
        value.set(Optional.empty());
    }
}
