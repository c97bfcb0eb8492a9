package org.costscape.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class TypesetTest {
    @AfterEach
    void close() throws TimeoutException {
        FxToolkit.cleanupStages();
    }

    @Test
    void aTooltipWithSubscriptsHasTheColourOfAnyTooltipInLight() throws TimeoutException {
        assertSameColours(new PrimerLight());
    }

    @Test
    void aTooltipWithSubscriptsHasTheColourOfAnyTooltipInDark() throws TimeoutException {
        assertSameColours(new PrimerDark());
    }

    private static void assertSameColours(Theme theme) throws TimeoutException {
        Stage stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
            stage.setScene(new Scene(new Pane(), 300, 200));
            stage.show();
        });
        FxToolkit.setupFixture(() -> {
            Tooltip tooltip = Typeset.tooltip("‖θ_{t+1} − θ_t‖");
            tooltip.show(stage);
            tooltip.getScene().getRoot().applyCss();
            Set<Paint> parts = tooltip.getGraphic().lookupAll("Text").stream()
                    .map(part -> ((Text) part).getFill())
                    .collect(Collectors.toSet());
            Paint usual = ((Labeled) tooltip.getSkin().getNode()).getTextFill();
            assertNotEquals(Color.BLACK, usual, "the theme's");
            assertEquals(Set.of(usual), parts);
            tooltip.hide();
        });
    }
}
