package org.costscape.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptsTest {
    @ParameterizedTest
    @CsvSource({
        "‖θ_f − θ₀‖, ‖θ[f] − θ[0]‖",
        "λ_max, λ[max]",
        "J(θ_{t+1}) − J(θ_t), J(θ[t+1]) − J(θ[t])",
        "g_top, g[top]",
        "α₁₂, α[12]",
        "plain, plain",
        "export-log_x, export-log_x",
        "d₁, d₁",
    })
    void subscriptsStandAfterGreekLettersAndG(String typed, String set) {
        assertEquals(
                set,
                Subscripts.parts(typed).stream()
                        .map(part -> part.lowered() ? "[" + part.text() + "]" : part.text())
                        .collect(Collectors.joining()));
    }
}
