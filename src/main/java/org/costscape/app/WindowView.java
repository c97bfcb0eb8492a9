package org.costscape.app;

import java.io.File;
import java.util.Objects;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.costscape.figure.Theme;

/** The whole window. */
final class WindowView extends BorderPane {
    static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    /** While files are dragged over the window. */
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private final ToolbarView toolbar;
    private final CentreView centre;
    private final OptionsView options;
    private final StatusView status;
    private final LeftView left;
    private final WindowModel model;
    private Optional<PresentationView> presentation = Optional.empty();

    WindowView(WindowModel model) {
        getStyleClass().add("costscape");
        this.model = model;
        getStylesheets().add(stylesheet());
        toolbar = new ToolbarView(model);
        centre = new CentreView(model);
        options = new OptionsView(model);
        setTop(toolbar);
        setCenter(centre);
        status = new StatusView(model);
        setBottom(status);
        left = new LeftView(model);
        Node right = right(new VBox(options, new NumbersView(model)));
        model.panelsProperty().subscribe(shown -> {
            setLeft(shown ? left : null);
            setRight(shown ? right : null);
        });
        setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        setOnDragEntered(
                event -> pseudoClassStateChanged(DROP, event.getDragboard().hasFiles()));
        setOnDragExited(event -> pseudoClassStateChanged(DROP, false));
        setOnDragDropped(event -> {
            model.intake()
                    .take(event.getDragboard().getFiles().stream()
                            .map(File::toPath)
                            .toList());
            event.setDropCompleted(true);
            event.consume();
        });
        model.themeProperty().subscribe(theme -> pseudoClassStateChanged(DARK, theme == Theme.DARK));
        model.presentation().onProperty().addListener((property, old, on) -> present(on));
    }

    /** The colours and measures of all windows. */
    static String stylesheet() {
        return Objects.requireNonNull(WindowView.class.getResource("costscape.css"), "costscape.css")
                .toExternalForm();
    }

    /** Lends the figure to a presentation, or takes it back. */
    private void present(boolean on) {
        if (on) {
            PresentationView view = new PresentationView(model, centre.lend());
            presentation = Optional.of(view);
            view.show(getScene().getWindow());
        } else {
            presentation.ifPresent(PresentationView::hide);
            presentation = Optional.empty();
            centre.takeBack();
        }
    }

    /** Lets keys work in a scene. */
    void register(Scene scene) {
        toolbar.register(scene);
        centre.register(scene);
        options.register(scene);
        status.register(scene);
        left.register(scene);
    }

    private static Node right(VBox content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("side", "right");
        SideWidth.OPTIONS.rule(scroll);
        return scroll;
    }
}
