package org.costscape.app;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.costscape.app.kind.FigureKind;
import org.costscape.app.kind.Placeholder;
import org.costscape.app.kind.Plan;
import org.costscape.app.kind.Shown;
import org.costscape.app.kind.Subject;
import org.costscape.app.option.Option;
import org.costscape.app.work.Lane;
import org.costscape.app.work.Listener;
import org.costscape.app.work.Work;
import org.costscape.file.BadInputException;

/**
 * The figure in a pane of the window: follows what is chosen, computes it coarse to fine, and keeps what it has computed, so that
 * the same question is answered at once the next time.
 */
final class FigureModel {
    private static final Placeholder NOTHING =
            new Placeholder("Costscape", "Choose an experiment on the left, then press ▶ to train it.", "");
    private static final int ANSWERS_KEPT = 12;

    private final Lane lane;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Placeholder> placeholder = new ReadOnlyObjectWrapper<>(NOTHING);
    private final BooleanProperty live = new SimpleBooleanProperty();
    private final Map<FigureKind<?>, Answers<?>> answers = new HashMap<>();
    private final InvalidationListener computing;
    private final InvalidationListener drawing;
    private Optional<Subject> subject = Optional.empty();
    private boolean stopped;
    private Optional<Answers<?>> current = Optional.empty();
    private Optional<Answers<?>> drawn = Optional.empty();

    /**
     * @param soon runs something in a moment on the window's thread, and only the last of what it is given within that moment
     */
    FigureModel(Lane lane, Consumer<Runnable> soon) {
        this.lane = lane;
        computing = changed -> soon.accept(this::update);
        drawing = changed -> current.ifPresent(Answers::redraw);
    }

    /** The figure, as far as it is computed. */
    ReadOnlyObjectProperty<Optional<Shown>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What stands in its place, where there is none. */
    ReadOnlyObjectProperty<Placeholder> placeholderProperty() {
        return placeholder.getReadOnlyProperty();
    }

    /** Whether figures of a run are computed while it is trained, with each of its snapshots. */
    BooleanProperty liveProperty() {
        return live;
    }

    /** Where it is computed. */
    Lane lane() {
        return lane;
    }

    /** Shows another kind of figure, or the figure of something else. */
    void show(FigureKind<?> kind, Optional<Subject> newSubject) {
        boolean sameRun = subject.map(FigureModel::runs).equals(newSubject.map(FigureModel::runs));
        subject = newSubject;
        if (!sameRun) {
            lane.cancel();
        }
        if (current.map(now -> now.kind != kind).orElse(true)) {
            current.ifPresent(old -> listen(old.kind, false));
            current = Optional.of(answers.computeIfAbsent(kind, this::answers));
            listen(kind, true);
        }
        update();
    }

    /** Computes the figure again, also after it was stopped or failed. */
    void recompute() {
        current.ifPresent(now -> now.update(true));
    }

    /** Stops computing; it is not begun again unless somebody asks for it. */
    void stop() {
        stopped = true;
        lane.cancel();
    }

    private static List<Object> runs(Subject subject) {
        return List.of(
                subject.experiment(),
                subject.run().map(Subject.OfRun::folder),
                subject.other().map(Subject.OfRun::folder));
    }

    private <R> Answers<R> answers(FigureKind<R> kind) {
        return new Answers<>(kind);
    }

    private void listen(FigureKind<?> kind, boolean begin) {
        for (Option<?> option : kind.options()) {
            InvalidationListener listener = option.use() == Option.Use.COMPUTING ? computing : drawing;
            if (begin) {
                option.valueProperty().addListener(listener);
            } else {
                option.valueProperty().removeListener(listener);
            }
        }
    }

    private void update() {
        if (subject.isEmpty()) {
            clear(NOTHING);
        } else {
            current.ifPresent(now -> now.update(false));
        }
    }

    private void clear(Placeholder why) {
        placeholder.set(why);
        shown.set(Optional.empty());
    }

    /** What is known of one kind of figure. */
    private final class Answers<R> {
        private final FigureKind<R> kind;
        private final Map<Question, R> known = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Question, R> eldest) {
                return size() > ANSWERS_KEPT;
            }
        };
        private final Map<Question, Placeholder> given = new HashMap<>();
        private Optional<R> result = Optional.empty();
        private Optional<Work<?>> asked = Optional.empty();
        private boolean whole;

        /** A work, and how far the runs had come that it is about. */
        private record Question(Work<?> work, List<Object> state) {}

        Answers(FigureKind<R> kind) {
            this.kind = kind;
        }

        void update(boolean again) {
            Subject now = subject.orElseThrow();
            kind.offer(now);
            if (!kind.complete()) {
                return; // what is wrong stands beside the option
            }
            Plan<R> plan;
            try {
                plan = kind.plan(now);
            } catch (BadInputException e) {
                plan = new Plan.Nothing<>(new Placeholder(
                        kind.title(), String.valueOf(e.getMessage()), "The options on the right can be changed."));
            }
            if (plan instanceof Plan.Now<R> ready) {
                show(ready.result());
            } else if (plan instanceof Plan.Nothing<R> nothing) {
                result = Optional.empty();
                clear(nothing.why());
            } else if (plan instanceof Plan.Compute<R> compute) {
                answer(new Question(compute.work(), state(now)), compute.work(), again, Optional.empty());
            } else if (plan instanceof Plan.OnRequest<R> request) {
                answer(
                        new Question(request.work(), state(now)),
                        request.work(),
                        again,
                        Optional.of(request.expected()));
            }
        }

        void redraw() {
            if (kind.complete()) {
                result.ifPresent(this::show);
            }
        }

        private void answer(Question question, Work<R> work, boolean again, Optional<String> expected) {
            R answer = known.get(question);
            if (again) {
                given.remove(question);
            }
            if (answer != null && !again) {
                show(answer);
                whole = true;
            } else if (given.containsKey(question)) {
                clear(given.get(question));
            } else if (lane.computes(work)) {
                asked = Optional.of(work); // of a run that goes on; it is asked again when this is done
                if (!isDrawn()) {
                    result.ifPresentOrElse(this::show, this::sayComputing);
                }
            } else if (!again && waitsForTraining()) {
                if (result.isEmpty()) {
                    clear(new Placeholder(
                            kind.title(),
                            "It is computed as soon as training ends. Switch on Live (F6) to follow training.",
                            kind.meaning()));
                }
            } else if (!again && expected.isPresent()) {
                clear(new Placeholder(kind.title(), "Press Compute (F5). " + expected.get(), kind.meaning()));
            } else {
                compute(question, work);
            }
        }

        private boolean waitsForTraining() {
            return !live.get()
                    && subject.flatMap(Subject::run)
                            .filter(Subject.OfRun::training)
                            .isPresent();
        }

        private void compute(Question question, Work<R> work) {
            boolean same = isDrawn() && asked.equals(Optional.of(work));
            boolean follows = same && whole;
            asked = Optional.of(work);
            if (!same) { // the figure of before stays while the same one is computed anew
                result = Optional.empty();
                sayComputing();
            }
            stopped = false;
            lane.start(work, new Listener<R>() {
                @Override
                public void partial(R partial) {
                    if (isAsked(work) && !follows) {
                        show(partial);
                    }
                }

                @Override
                public void done(R answer) {
                    known.put(question, answer);
                    if (isAsked(work)) {
                        show(answer);
                        whole = true;
                    }
                    FigureModel.this.update();
                }

                @Override
                public void cancelled() {
                    if (stopped) { // otherwise it gave way, and is computed when it is looked at again
                        end(new Placeholder(kind.title(), "Stopped. Press Compute (F5) to go on.", kind.meaning()));
                    }
                }

                @Override
                public void failed(Throwable failure) {
                    end(new Placeholder(kind.title(), Failures.text(failure), kind.meaning()));
                }

                private void end(Placeholder why) {
                    given.put(question, why);
                    if (isAsked(work) && result.isEmpty()) {
                        clear(why);
                    }
                }
            });
        }

        private void sayComputing() {
            clear(new Placeholder(kind.title(), "Computing…", kind.meaning()));
        }

        /** Whether the figure that is shown is of this kind. */
        private boolean isDrawn() {
            return shown.get().isPresent() && drawn.filter(each -> each == this).isPresent();
        }

        private boolean isAsked(Work<?> work) {
            return current.filter(now -> now == this).isPresent() && asked.equals(Optional.of(work));
        }

        private void show(R newResult) {
            result = Optional.of(newResult);
            whole = false;
            try {
                drawn = Optional.of(this);
                shown.set(kind.shown(subject.orElseThrow(), newResult));
            } catch (RuntimeException e) { // a figure that cannot be drawn must not take the window with it
                clear(new Placeholder(kind.title(), Failures.text(e), kind.meaning()));
            }
        }

        private List<Object> state(Subject now) {
            return List.of(now.run().map(Subject.OfRun::stage), now.other().map(Subject.OfRun::stage));
        }
    }
}
