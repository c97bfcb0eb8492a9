package org.costscape.app;

import java.io.File;
import java.util.Objects;
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
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final ToolbarView toolbar;
    private final CentreView centre;
    private final OptionsView options;
    private final LibraryView library;
    private final StatusView status;

    WindowView(WindowModel model) {
        getStyleClass().add("costscape");
        getStylesheets()
                .add(Objects.requireNonNull(WindowView.class.getResource("costscape.css"), "costscape.css")
                        .toExternalForm());
        toolbar = new ToolbarView(model);
        centre = new CentreView(model);
        options = new OptionsView(model);
        setTop(toolbar);
        setCenter(centre);
        status = new StatusView(model);
        setBottom(status);
        library = new LibraryView(model);
        Node right = right(new VBox(options, new NumbersView(model)));
        toolbar.fold().selectedProperty().subscribe(shown -> {
            setLeft(shown ? library : null);
            setRight(shown ? right : null);
        });
        setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        setOnDragDropped(event -> {
            model.take(
                    event.getDragboard().getFiles().stream().map(File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
        });
        model.themeProperty().subscribe(theme -> pseudoClassStateChanged(DARK, theme == Theme.DARK));
    }

    /** Lets keys work in a scene. */
    void register(Scene scene) {
        toolbar.register(scene);
        centre.register(scene);
        options.register(scene);
        library.register(scene);
        status.register(scene);
    }

    private static Node right(VBox content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("side", "right");
        return scroll;
    }
}
