package org.costscape.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;
import org.costscape.app.kind.Drawing;
import org.costscape.app.kind.FigureKind;
import org.costscape.app.kind.Placeholder;
import org.costscape.app.kind.Plan;
import org.costscape.app.kind.Shown;
import org.costscape.app.kind.Subject;
import org.costscape.app.work.Lane;
import org.costscape.app.work.Listener;
import org.costscape.app.work.OneAtATime;
import org.costscape.app.work.TaskRunner;
import org.costscape.app.work.Work;
import org.costscape.file.BadInputException;

/**
 * The figure in a pane of the window: follows what is chosen, computes it coarse to fine, and keeps what it has computed, so that
 * the same question is answered at once the next time.
 */
final class FigureModel {

    private final Lane lane;
    private final OneAtATime<Drawn> drawer;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Placeholder> placeholder = new ReadOnlyObjectWrapper<>(Standins.NOTHING);
    private final BooleanProperty live = new SimpleBooleanProperty();
    private final Map<FigureKind<?>, Answers<?>> answers = new HashMap<>();
    private final Consumer<Runnable> soon;
    private Subscription following = Subscription.EMPTY;
    private Optional<Subject> subject = Optional.empty();
    private boolean stopped;
    private Optional<Answers<?>> current = Optional.empty();
    private Optional<Answers<?>> drawn = Optional.empty();

    /** A figure as it was drawn up of some answers. */
    private record Drawn(Answers<?> of, Optional<Shown> shown) {}

    /**
     * A figure that is computed on a lane.
     *
     * @param draw where figures are drawn up of what was computed
     * @param soon runs something in a moment on the window's thread, and only the last of what it is given within that moment
     */
    FigureModel(Lane lane, TaskRunner draw, Consumer<Runnable> soon) {
        this.lane = lane;
        drawer = new OneAtATime<>(draw, this::finish, this::cannotDraw);
        this.soon = soon;
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
            following.unsubscribe();
            current = Optional.of(answers.computeIfAbsent(kind, this::answers));
            following = kind.subscribe(() -> soon.accept(this::update), () -> current.ifPresent(Answers::redraw));
        }
        update();
    }

    /** Computes the figure again, also after it was stopped or failed. */
    void recompute() {
        current.ifPresent(now -> now.update(true));
    }

    /** Computes the figure if it waits for somebody to ask for it. */
    void demand() {
        if (shown.get().isEmpty() && !drawer.busy()) {
            recompute();
        }
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

    private void update() {
        if (subject.isEmpty()) {
            clear(Standins.NOTHING);
        } else {
            current.ifPresent(now -> now.update(false));
        }
    }

    private void finish(Drawn figure) {
        if (drawn.filter(each -> each == figure.of()).isPresent()) {
            shown.set(figure.shown());
        }
    }

    /** A figure that cannot be drawn must not take the window with it, nor what is known by now and waits to be drawn. */
    private void cannotDraw(Throwable failure) {
        if (!drawer.busy()) {
            current.ifPresent(now -> clear(Standins.failed(now.kind, failure)));
        }
    }

    private void clear(Placeholder why) {
        drawer.forget();
        drawn = Optional.empty();
        placeholder.set(why);
        shown.set(Optional.empty());
    }

    /** What is known of one kind of figure. */
    private final class Answers<R> {
        private final FigureKind<R> kind;
        private final Known<R> known = new Known<>();
        private Optional<R> result = Optional.empty();
        private Optional<Work<?>> asked = Optional.empty();
        private boolean whole;
        private boolean coarse;

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
                plan = new Plan.Nothing<>(Standins.failed(kind, e));
            }
            if (plan instanceof Plan.Now<R> ready) {
                show(ready.result(), false);
            } else if (plan instanceof Plan.Nothing<R> nothing) {
                result = Optional.empty();
                clear(nothing.why());
            } else if (plan instanceof Plan.Compute<R> compute) {
                answer(compute.work(), again, Optional.empty());
            } else if (plan instanceof Plan.OnRequest<R> request) {
                answer(request.work(), again, Optional.of(request.expected()));
            }
        }

        void redraw() {
            if (kind.complete()) {
                result.ifPresent(this::draw);
            }
        }

        private void answer(Work<R> work, boolean again, Optional<String> expected) {
            Known.Question question = Known.Question.of(work, subject.orElseThrow(), kind.drawsBoth());
            Optional<R> answer = known.result(question);
            boolean agreed = again && known.forgive(question);
            if (answer.isPresent() && !again) {
                if (!isDrawn() || !result.equals(answer)) {
                    show(answer.get(), false);
                }
                whole = true;
            } else if (known.refusal(question).isPresent()) {
                clear(known.refusal(question).get());
            } else if (lane.computes(work)) {
                asked = Optional.of(work); // of a run that goes on; it is asked again when this is done
                if (!isDrawn()) {
                    result.ifPresentOrElse(known -> show(known, coarse), this::sayComputing);
                }
            } else if (!again && waitsForTraining()) {
                if (result.isEmpty()) {
                    clear(Standins.waiting(kind));
                }
            } else if (!again && expected.isPresent()) {
                clear(Standins.onRequest(kind, expected.get()));
            } else {
                compute(question, work, agreed);
            }
        }

        private boolean waitsForTraining() {
            return !live.get() && subject.filter(Subject::training).isPresent();
        }

        private void compute(Known.Question question, Work<R> work, boolean agreed) {
            boolean same = isDrawn() && asked.equals(Optional.of(work));
            boolean follows = same && whole;
            asked = Optional.of(work);
            if (!same) { // the figure of before stays while the same one is computed anew
                result = Optional.empty();
                sayComputing();
            }
            stopped = false;
            lane.start(work, agreed, new Listener<R>() {
                @Override
                public void partial(R partial) {
                    if (isAsked(work) && !follows) {
                        show(partial, true);
                    }
                }

                @Override
                public void done(R answer) {
                    known.answer(question, answer);
                    if (isAsked(work)) {
                        show(answer, false);
                        whole = true;
                    }
                    FigureModel.this.update();
                }

                @Override
                public void cancelled() {
                    if (stopped) { // otherwise it gave way, and is computed when it is looked at again
                        end(Standins.stopped(kind));
                    }
                }

                @Override
                public void failed(Throwable failure) {
                    known.fail(question, failure);
                    end(Standins.failed(kind, failure));
                }

                private void end(Placeholder why) {
                    known.refuse(question, why);
                    if (isAsked(work) && result.isEmpty()) {
                        clear(why);
                    }
                }
            });
        }

        private void sayComputing() {
            clear(Standins.computing(kind));
        }

        /** Whether the figure that is shown, or is about to be, is of this kind. */
        private boolean isDrawn() {
            return drawn.filter(each -> each == this).isPresent();
        }

        private boolean isAsked(Work<?> work) {
            return current.filter(now -> now == this).isPresent() && asked.equals(Optional.of(work));
        }

        private void show(R newResult, boolean part) {
            result = Optional.of(newResult);
            coarse = part;
            whole = false;
            draw(newResult);
        }

        private void draw(R known) {
            drawn = Optional.of(this);
            Drawing<R> drawing = kind.drawing();
            boolean part = coarse;
            drawer.make(() -> new Drawn(this, drawing.of(known).map(figure -> part ? figure.asCoarse() : figure)));
        }
    }
}
