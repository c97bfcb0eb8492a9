package org.costscape.app.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.costscape.file.BadInputException;

/** Refuses what a page must not have: HTML, links that no browser opens, pictures from elsewhere. */
final class AllowedMarkdown extends AbstractVisitor {
    private static final long MOST_BYTES = 10_000_000;

    private final String source;
    private final Optional<Path> folder;

    AllowedMarkdown(String source, Optional<Path> folder) {
        this.source = source;
        this.folder = folder;
    }

    @Override
    public void visit(HtmlBlock html) {
        throw wrong(html, "expected Markdown without HTML", html.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        throw wrong(html, "expected Markdown without HTML", html.getLiteral());
    }

    @Override
    public void visit(Link link) {
        if (!link.getDestination().matches("https?://\\S+")) {
            throw wrong(link, "expected a link that begins with https:// or http://", link.getDestination());
        }
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        if (picture(folder, image).isEmpty()) {
            throw wrong(
                    image,
                    "expected a picture of at most 10 MB in the lesson's own folder, named relative to it",
                    image.getDestination());
        }
        visitChildren(image);
    }

    /** The file of a picture; empty where it is not in the folder. */
    static Optional<Path> picture(Optional<Path> folder, Image image) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path real = folder.get().toRealPath();
            Path file = real.resolve(image.getDestination()).toRealPath(); // follows links, which may lead elsewhere
            return file.startsWith(real) && Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Number of the line that something begins in, from 1. */
    static int line(Node node) {
        Node known = node;
        while (known.getSourceSpans().isEmpty() && known.getParent() != null) {
            known = known.getParent();
        }
        return known.getSourceSpans().isEmpty()
                ? 1
                : known.getSourceSpans().get(0).getLineIndex() + 1;
    }

    /** What is read of something, without its look. */
    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak part) {
                text.append(' ');
            }
        });
        return text.toString();
    }

    private BadInputException wrong(Node node, String expected, String found) {
        String line = found.lines().findFirst().orElse("");
        return new BadInputException(source + ", line " + line(node) + ": " + expected + "; found “" + line + "”");
    }
}
