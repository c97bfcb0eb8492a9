package org.costscape.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.costscape.file.BadInputException;
import org.junit.jupiter.api.Test;

class ExperimentTextTest {
    private static final List<Experiment> SHIPPED = new Library(new Home(Path.of("."))).experiments();

    @Test
    void everyShippedExperimentIsTheSameAfterItsTextIsRead() {
        for (Experiment each : SHIPPED) {
            assertEquals(each, ExperimentText.parse(ExperimentText.of(each)), each.name());
        }
    }

    @Test
    void everyFieldOfEveryShippedExperimentKeepsItsValueWhenThatIsTyped() {
        for (Experiment each : SHIPPED) {
            String text = ExperimentText.of(each);
            for (ExperimentText.Field field : ExperimentText.fields(text)) {
                assertEquals(each, ExperimentText.parse(ExperimentText.with(text, field, field.value())), field.name());
            }
        }
    }

    @Test
    void aFieldIsChangedAloneAndWhatItMeansIsChecked() {
        Experiment xor = new Library(new Home(Path.of("."))).experiment("xor");
        String text = ExperimentText.of(xor);
        ExperimentText.Field seed = field(text, "seed");

        assertEquals(xor.withSeed(7), ExperimentText.parse(ExperimentText.with(text, seed, "7")));

        BadInputException wrong = assertThrows(
                BadInputException.class, () -> ExperimentText.parse(ExperimentText.with(text, seed, "seven")));
        assertTrue(String.valueOf(wrong.getMessage()).contains("seed"), wrong::getMessage);
    }

    @Test
    void whatIsNoJsonHasNoFieldsAndIsRefusedInALine() {
        assertEquals(List.of(), ExperimentText.fields("{"));
        BadInputException wrong = assertThrows(BadInputException.class, () -> ExperimentText.parse("{"));
        assertEquals(1, String.valueOf(wrong.getMessage()).lines().count());
    }

    private static ExperimentText.Field field(String text, String name) {
        return ExperimentText.fields(text).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
