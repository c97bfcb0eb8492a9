package org.costscape.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.costscape.app.lesson.Lesson;
import org.costscape.app.lesson.LessonBook;
import org.costscape.app.work.TaskRunner;

/** Which page of which lessons is open. */
final class LessonModel {
    private final Path own;
    private final TaskRunner io;
    private final Consumer<Throwable> failures;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ObservableList<LessonBook> books = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Page>> page = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableMap<Lesson.Question, Integer> chosen = FXCollections.observableHashMap();

    /**
     * A page that is open.
     *
     * @param index in the book, from 0
     */
    record Page(LessonBook book, int index) {
        Lesson lesson() {
            return book.lessons().get(index);
        }

        /** As {@code 3 of 15}. */
        String position() {
            return (index + 1) + " of " + book.lessons().size();
        }

        /** The page so many further on; the first or the last where there is none. */
        Page turned(int by) {
            return new Page(book, Math.max(0, Math.min(book.lessons().size() - 1, index + by)));
        }
    }

    /** @param own the folder of the user's own lessons, which need not be there */
    LessonModel(Path own, TaskRunner io, Consumer<Throwable> failures) {
        this.own = own;
        this.io = io;
        this.failures = failures;
    }

    /** Whether lessons take the place of the library. */
    BooleanProperty openProperty() {
        return open;
    }

    /** The tutorial, and the user's own lessons. */
    ObservableList<LessonBook> books() {
        return books;
    }

    ReadOnlyObjectProperty<Optional<Page>> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** The answers that were chosen, by question. */
    ObservableMap<Lesson.Question, Integer> chosen() {
        return chosen;
    }

    /** Reads the tutorial and the user's own lessons, and opens the first page of the tutorial. */
    void load() {
        io.run(LessonBook::tutorial, this::add, failures);
        io.run(
                () -> Files.isDirectory(own) ? Optional.of(LessonBook.of(own)) : Optional.<LessonBook>empty(),
                found -> found.ifPresent(books::add),
                failures);
    }

    /** Reads the lessons of a folder, or one in a file, and opens its first page. */
    void open(Path folderOrFile) {
        io.run(() -> LessonBook.of(folderOrFile), this::show, failures);
    }

    /** Opens a page that was open before, if it still is there. */
    void reopen(Optional<Path> folder, int index) {
        io.run(
                () -> folder.map(LessonBook::of),
                read -> {
                    read.ifPresent(this::add);
                    books.stream()
                            .filter(book -> book.folder().equals(folder))
                            .findFirst()
                            .ifPresent(book -> page.set(Optional.of(new Page(book, 0).turned(index))));
                },
                failures);
    }

    /** Opens the first page of some lessons. */
    void show(LessonBook book) {
        add(book);
        page.set(Optional.of(new Page(book, 0)));
        open.set(true);
    }

    /** Turns to the next page (1), to the one before (−1). */
    void turn(int by) {
        page.set(page.get().map(now -> now.turned(by)));
    }

    boolean canTurn(int by) {
        return page.get().filter(now -> !now.turned(by).equals(now)).isPresent();
    }

    void choose(Lesson.Question question, int answer) {
        chosen.put(question, answer);
    }

    /** In the place of what was read before of the same folder. */
    private void add(LessonBook book) {
        List<LessonBook> before = books.stream()
                .filter(each -> each.folder().equals(book.folder()))
                .toList();
        if (!before.equals(List.of(book))) {
            books.removeAll(before);
            books.add(book);
        }
        if (page.get().isEmpty()) {
            page.set(Optional.of(new Page(book, 0)));
        }
    }
}
