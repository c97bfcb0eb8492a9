package org.costscape.app.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Node;

/**
 * A page of a tutorial.
 *
 * @param source the file it was read from
 * @param title its heading
 * @param folder where its pictures are; empty of a page that may have none
 * @param parts what follows the heading, in order
 */
public record Lesson(String source, String title, Optional<Path> folder, List<Part> parts) {
    public Lesson {
        parts = List.copyOf(parts);
    }

    /** A part of a page. */
    public sealed interface Part permits Prose, Question, Showing {}

    /**
     * A paragraph, a heading, a list.
     *
     * @param block as it was parsed
     */
    public record Prose(Node block) implements Part {}

    /**
     * A question with the answers to choose from; which one is right is told after the choice.
     *
     * @param choices two or more
     * @param right index of the one that is right
     * @param answer what is told then
     */
    public record Question(List<Node> choices, int right, List<Node> answer) implements Part {
        public Question {
            choices = List.copyOf(choices);
            answer = List.copyOf(answer);
        }
    }

    /** What the page shows, in order. */
    public List<Showing> showings() {
        return parts.stream()
                .filter(Showing.class::isInstance)
                .map(Showing.class::cast)
                .toList();
    }
}
