package org.costscape.app;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.costscape.experiment.LineRequest;
import org.costscape.experiment.SnapshotChoice;
import org.costscape.experiment.StatisticsChoice;
import org.costscape.file.BadInputException;
import org.costscape.landscape.AlphaGrid;

/** What can be chosen for a linear path, as typed, and what is wrong with it. */
final class LineOptionsModel {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?");

    private final StringProperty from = new SimpleStringProperty(text(AlphaGrid.DEFAULT.from()));
    private final StringProperty to = new SimpleStringProperty(text(AlphaGrid.DEFAULT.to()));
    private final StringProperty points = new SimpleStringProperty(Integer.toString(AlphaGrid.DEFAULT.points()));
    private final StringProperty end =
            new SimpleStringProperty(LineRequest.DEFAULT.end().text());
    private final ObjectProperty<StatisticsChoice.Mode> statistics =
            new SimpleObjectProperty<>(LineRequest.DEFAULT.statistics().mode());
    private final BooleanProperty normalized = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper rangeProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper pointsProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<LineRequest>> request =
            new ReadOnlyObjectWrapper<>(Optional.of(LineRequest.DEFAULT));

    LineOptionsModel() {
        InvalidationListener check = changed -> check();
        from.addListener(check);
        to.addListener(check);
        points.addListener(check);
        end.addListener(check);
        statistics.addListener(check);
        normalized.addListener(check);
    }

    /** First α. */
    StringProperty fromProperty() {
        return from;
    }

    /** Last α. */
    StringProperty toProperty() {
        return to;
    }

    /** Number of points. */
    StringProperty pointsProperty() {
        return points;
    }

    /** The snapshot at α = 1, as {@link SnapshotChoice} writes it. */
    StringProperty endProperty() {
        return end;
    }

    /** Whose statistics batch normalizations take. */
    ObjectProperty<StatisticsChoice.Mode> statisticsProperty() {
        return statistics;
    }

    /** Whether the network has batch normalization; without, the choice of statistics stays, and does not count. */
    BooleanProperty normalizedProperty() {
        return normalized;
    }

    /** What is wrong with the range; empty where nothing is. */
    ReadOnlyStringProperty rangeProblemProperty() {
        return rangeProblem.getReadOnlyProperty();
    }

    /** What is wrong with the number of points; empty where nothing is. */
    ReadOnlyStringProperty pointsProblemProperty() {
        return pointsProblem.getReadOnlyProperty();
    }

    /** What was chosen; empty while something is wrong with it. */
    ReadOnlyObjectProperty<Optional<LineRequest>> requestProperty() {
        return request.getReadOnlyProperty();
    }

    private void check() {
        OptionalDouble first = number(from.get());
        OptionalDouble last = number(to.get());
        OptionalInt count = wholeNumber(points.get());
        rangeProblem.set(rangeProblem(first, last));
        pointsProblem.set(count.isPresent() ? "" : "Expected a whole number of points, found “" + points.get() + "”.");
        request.set(
                rangeProblem.get().isEmpty() && count.isPresent()
                        ? request(first.orElseThrow(), last.orElseThrow(), count.getAsInt())
                        : Optional.empty());
    }

    private Optional<LineRequest> request(double first, double last, int count) {
        try {
            AlphaGrid grid = new AlphaGrid(first, last, count);
            StatisticsChoice chosen =
                    normalized.get() ? StatisticsChoice.of(statistics.get()) : StatisticsChoice.RECOMPUTED;
            return Optional.of(new LineRequest(SnapshotChoice.FIRST, new SnapshotChoice(end.get()), grid, chosen));
        } catch (BadInputException e) {
            pointsProblem.set(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private String rangeProblem(OptionalDouble first, OptionalDouble last) {
        if (first.isEmpty()) {
            return "From: expected a number within ±1000000, found “" + from.get() + "”.";
        }
        if (last.isEmpty()) {
            return "To: expected a number within ±1000000, found “" + to.get() + "”.";
        }
        return first.getAsDouble() < last.getAsDouble()
                ? ""
                : "To: expected more than " + from.get() + ", found " + to.get() + ".";
    }

    private static OptionalDouble number(String typed) {
        String plain = typed.strip().replace('−', '-').replace(',', '.');
        if (!NUMBER.matcher(plain).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(plain);
        return Math.abs(value) <= 1e6 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static OptionalInt wholeNumber(String typed) {
        try {
            return OptionalInt.of(Integer.parseInt(typed.strip()));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static String text(double value) {
        return Double.toString(value).replace('-', '−');
    }
}
