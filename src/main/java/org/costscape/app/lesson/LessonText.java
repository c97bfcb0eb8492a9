package org.costscape.app.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;
import org.costscape.app.text.Typeset;

/** Markdown as controls. */
public final class LessonText {
    private static final double WIDEST_PICTURE = 300;

    private final Optional<Path> folder;
    private final Consumer<String> browser;

    /**
     * @param folder where pictures are
     * @param browser opens a link
     */
    public LessonText(Optional<Path> folder, Consumer<String> browser) {
        this.folder = folder;
        this.browser = browser;
    }

    /** What is read of something, without its look. */
    public static String plain(Node node) {
        return AllowedMarkdown.text(node);
    }

    /** Some blocks, one below the other. */
    public VBox blocks(List<Node> blocks) {
        VBox box = new VBox();
        box.getStyleClass().add("lesson-blocks");
        blocks.forEach(block -> box.getChildren().add(block(block)));
        return box;
    }

    /** All that is in a block, for example in an item of a list. */
    public VBox inside(Node parent) {
        return blocks(LessonParser.children(parent));
    }

    /** A paragraph, a heading, a list, code. */
    public javafx.scene.Node block(Node block) {
        if (block instanceof Heading heading) {
            Label label = new Label(AllowedMarkdown.text(heading));
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
            label.getStyleClass().add("lesson-heading");
            return label;
        }
        if (block instanceof BulletList list) {
            return list(list, false);
        }
        if (block instanceof OrderedList list) {
            return list(list, true);
        }
        if (block instanceof FencedCodeBlock code) {
            return code(code.getLiteral());
        }
        if (block instanceof IndentedCodeBlock code) {
            return code(code.getLiteral());
        }
        if (block instanceof ThematicBreak) {
            return new Separator();
        }
        if (block instanceof BlockQuote quote) {
            VBox box = inside(quote);
            box.getStyleClass().add("lesson-quote");
            return box;
        }
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("lesson-paragraph");
        flow.setMinWidth(0);
        addChildren(flow, block, List.of());
        return flow;
    }

    private VBox list(Node list, boolean numbered) {
        VBox box = new VBox();
        box.getStyleClass().add("lesson-list");
        int number = 0;
        for (Node item : LessonParser.children(list)) {
            number++;
            Label mark = new Label(numbered ? number + "." : "•");
            mark.setMinWidth(Label.USE_PREF_SIZE);
            VBox content = inside(item);
            HBox.setHgrow(content, Priority.ALWAYS);
            HBox row = new HBox(mark, content);
            row.getStyleClass().add("lesson-item");
            box.getChildren().add(row);
        }
        return box;
    }

    private static Label code(String literal) {
        Label label = new Label(literal.stripTrailing());
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().add("lesson-code");
        return label;
    }

    private void addChildren(TextFlow flow, Node parent, List<String> looks) {
        LessonParser.children(parent).forEach(child -> add(flow, child, looks));
    }

    private void add(TextFlow flow, Node inline, List<String> looks) {
        if (inline instanceof org.commonmark.node.Text text) {
            Typeset.parts(text.getLiteral()).forEach(part -> {
                part.getStyleClass().addAll(looks);
                flow.getChildren().add(part);
            });
        } else if (inline instanceof Code code) {
            flow.getChildren().add(text(code.getLiteral(), with(looks, "lesson-mono")));
        } else if (inline instanceof SoftLineBreak) {
            flow.getChildren().add(text(" ", looks));
        } else if (inline instanceof HardLineBreak) {
            flow.getChildren().add(text("\n", looks));
        } else if (inline instanceof Emphasis) {
            addChildren(flow, inline, with(looks, "lesson-emphasis"));
        } else if (inline instanceof StrongEmphasis) {
            addChildren(flow, inline, with(looks, "lesson-strong"));
        } else if (inline instanceof Link link) {
            Hyperlink control = new Hyperlink(AllowedMarkdown.text(link));
            control.setAccessibleHelp(link.getDestination());
            control.setOnAction(event -> browser.accept(link.getDestination()));
            flow.getChildren().add(control);
        } else if (inline instanceof Image image) {
            AllowedMarkdown.picture(folder, image)
                    .ifPresent(file -> flow.getChildren().add(picture(file, AllowedMarkdown.text(image))));
        } else {
            addChildren(flow, inline, looks);
        }
    }

    private static ImageView picture(Path file, String text) {
        ImageView view = new ImageView(
                new javafx.scene.image.Image(file.toUri().toString(), WIDEST_PICTURE, 0, true, true, true));
        view.setAccessibleText(text);
        return view;
    }

    private static Text text(String literal, List<String> looks) {
        Text text = new Text(literal);
        text.getStyleClass().addAll(looks);
        return text;
    }

    private static List<String> with(List<String> looks, String more) {
        return Stream.concat(looks.stream(), Stream.of(more)).toList();
    }
}
