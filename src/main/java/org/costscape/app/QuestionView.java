package org.costscape.app;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.commonmark.node.Node;
import org.costscape.app.lesson.Lesson;
import org.costscape.app.lesson.LessonText;

/** Answers to choose from; the right one is told after the choice. */
final class QuestionView extends VBox {
    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");

    private final LessonModel model;
    private final Lesson.Question question;
    private final VBox answer = new VBox();

    QuestionView(LessonModel model, LessonText text, Lesson.Question question) {
        this.model = model;
        this.question = question;
        getStyleClass().add("question");
        answer.getStyleClass().add("answer");
        ToggleGroup group = new ToggleGroup();
        List<Node> choices = question.choices();
        for (int i = 0; i < choices.size(); i++) {
            getChildren().add(choice(text, i, group));
        }
        Label verdict = Labels.of("", "verdict");
        answer.getChildren().addAll(verdict, text.blocks(question.answer()));
        getChildren().add(answer);
        unfold(verdict);
        group.selectedToggleProperty().addListener((property, old, now) -> {
            model.choose(question, group.getToggles().indexOf(now));
            unfold(verdict);
        });
    }

    private HBox choice(LessonText text, int index, ToggleGroup group) {
        RadioButton button = new RadioButton();
        VBox words = text.inside(question.choices().get(index));
        button.setToggleGroup(group);
        button.setId("choice-" + index);
        button.setAccessibleText(LessonText.plain(question.choices().get(index)));
        button.setSelected(Integer.valueOf(index).equals(model.chosen().get(question)));
        words.setOnMouseClicked(event -> button.fire());
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(button, words);
        row.getStyleClass().add("lesson-item");
        return row;
    }

    private void unfold(Label verdict) {
        Integer chosen = model.chosen().get(question);
        answer.setVisible(chosen != null);
        answer.setManaged(chosen != null);
        boolean right = chosen != null && chosen == question.right();
        verdict.setText(right ? "Yes." : "Not quite.");
        verdict.pseudoClassStateChanged(RIGHT, right);
    }
}
