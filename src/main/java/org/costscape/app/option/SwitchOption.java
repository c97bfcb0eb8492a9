package org.costscape.app.option;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Something that is on or off. */
public final class SwitchOption extends Option<Boolean> {
    private final boolean initial;
    private final BooleanProperty on;

    public SwitchOption(String id, String name, String meaning, Use use, boolean initial) {
        super(id, name, meaning, use, initial);
        this.initial = initial;
        this.on = new SimpleBooleanProperty(initial);
        on.addListener((property, old, now) -> set(now));
    }

    public BooleanProperty onProperty() {
        return on;
    }

    @Override
    public void reset() {
        on.set(initial);
    }

    @Override
    public String typed() {
        return Boolean.toString(on.get());
    }

    @Override
    public void type(String typed) {
        if (typed.equals("true") || typed.equals("false")) {
            on.set(Boolean.parseBoolean(typed));
        }
    }
}
