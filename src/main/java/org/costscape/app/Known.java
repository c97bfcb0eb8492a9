package org.costscape.app;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.costscape.app.kind.Placeholder;
import org.costscape.app.kind.Subject;
import org.costscape.app.work.LargeWorkException;
import org.costscape.app.work.Work;

/**
 * What came of the last questions about one kind of figure: a result, or why there is none.
 *
 * @param <R> the result
 */
final class Known<R> {
    private static final int MOST = 12;

    private final Map<Question, R> results = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, R> eldest) {
            return size() > MOST;
        }
    };
    private final Map<Question, Placeholder> refusals = new HashMap<>();
    private final Set<Question> large = new HashSet<>();

    /** A work, and how far the runs had come that it is about. */
    record Question(Work<?> work, List<Object> state) {
        /** @param both whether it is about the second run too */
        static Question of(Work<?> work, Subject subject, boolean both) {
            return new Question(
                    work,
                    Stream.of(subject.run(), both ? subject.other() : Optional.<Subject.OfRun>empty())
                            .<Object>map(run -> run.map(Subject.OfRun::stage))
                            .toList());
        }
    }

    Optional<R> result(Question question) {
        return Optional.ofNullable(results.get(question));
    }

    Optional<Placeholder> refusal(Question question) {
        return Optional.ofNullable(refusals.get(question));
    }

    void answer(Question question, R result) {
        results.put(question, result);
    }

    void refuse(Question question, Placeholder why) {
        refusals.put(question, why);
    }

    /** Remembers, of an answer that takes long or much, that this was said. */
    void fail(Question question, Throwable failure) {
        if (failure instanceof LargeWorkException) {
            large.add(question);
        }
    }

    /**
     * Lets a question be asked again that was refused.
     *
     * @return whether it was said that the answer takes long or much
     */
    boolean forgive(Question question) {
        refusals.remove(question);
        return large.contains(question);
    }
}
