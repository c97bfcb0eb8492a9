package org.costscape.app.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.costscape.file.BadInputException;

/**
 * Reads a page of Markdown. Beside CommonMark it knows fenced blocks called {@code show} (see {@link Showing}), and questions: a
 * list whose items begin with {@code ( )}, one of them with {@code (x)}, and after it a block quote with the answer.
 */
final class LessonParser {
    private static final Parser MARKDOWN = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();
    private static final int DEEPEST = 20;

    /** A line that begins more quotes and lists in each other than a page needs, and a recursive reader bears. */
    private static final Pattern TOO_DEEP =
            Pattern.compile("^(?:\\s*+(?:>|[-*+]\\s|\\d{1,9}[.)]\\s)){" + (DEEPEST + 1) + "}");

    private static final String WRONG = "( ) ";
    private static final String RIGHT = "(x) ";

    private final String source;

    private LessonParser(String source) {
        this.source = source;
    }

    /**
     * Reads a page.
     *
     * @param source its file, for messages
     * @param folder where its pictures are
     * @throws BadInputException one line that names file, line, what was found and what was expected
     */
    static Lesson parse(String source, Optional<Path> folder, String text) {
        checkDepth(source, text);
        Node document = MARKDOWN.parse(text);
        document.accept(new AllowedMarkdown(source, folder));
        return new LessonParser(source).lesson(document, folder);
    }

    private static void checkDepth(String source, String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (TOO_DEEP.matcher(lines.get(i)).find()) {
                throw new BadInputException(source + ", line " + (i + 1) + ": expected at most " + DEEPEST
                        + " quotes and lists in each other, found more; take some out");
            }
        }
    }

    private Lesson lesson(Node document, Optional<Path> folder) {
        if (!(document.getFirstChild() instanceof Heading heading) || heading.getLevel() != 1) {
            throw new BadInputException(source + ", line 1: expected the page's title, “# …”, found "
                    + (document.getFirstChild() == null ? "an empty file" : "something else"));
        }
        List<Lesson.Part> parts = new ArrayList<>();
        Node next = heading.getNext();
        while (next != null) {
            Node block = next;
            next = block.getNext();
            if (block instanceof FencedCodeBlock code && "show".equals(code.getInfo())) {
                parts.add(Showing.parse(source, line(code) + 1, code.getLiteral()));
            } else if (block instanceof BulletList list && isQuestion(list)) {
                if (!(next instanceof BlockQuote answer)) {
                    throw new BadInputException(source + ", line " + line(list)
                            + ": expected an answer after the question, lines that begin with “>”, found none");
                }
                parts.add(question(list, answer));
                next = answer.getNext();
            } else {
                parts.add(new Lesson.Prose(block));
            }
        }
        return new Lesson(source, AllowedMarkdown.text(heading), folder, parts);
    }

    private static boolean isQuestion(BulletList list) {
        return children(list).stream().anyMatch(item -> beginning(item, WRONG) || beginning(item, RIGHT));
    }

    private Lesson.Question question(BulletList list, BlockQuote answer) {
        List<Node> choices = children(list);
        List<Node> right =
                choices.stream().filter(item -> beginning(item, RIGHT)).toList();
        boolean all = choices.stream().allMatch(item -> beginning(item, WRONG) || beginning(item, RIGHT));
        if (!all || right.size() != 1 || choices.size() < 2) {
            throw new BadInputException(source + ", line " + line(list)
                    + ": expected two or more answers that begin with “( )”, but the right one with “(x)”; found "
                    + choices.size() + ", of which " + right.size() + " right");
        }
        choices.stream()
                .flatMap(item -> first(item).stream())
                .forEach(text -> text.setLiteral(text.getLiteral().substring(RIGHT.length())));
        return new Lesson.Question(choices, choices.indexOf(right.get(0)), children(answer));
    }

    private static boolean beginning(Node item, String mark) {
        return first(item).filter(text -> text.getLiteral().startsWith(mark)).isPresent();
    }

    /** The text that an item begins with. */
    private static Optional<Text> first(Node item) {
        return Optional.ofNullable(item.getFirstChild())
                .map(Node::getFirstChild)
                .filter(Text.class::isInstance)
                .map(Text.class::cast);
    }

    static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    private static int line(Node node) {
        return AllowedMarkdown.line(node);
    }
}
