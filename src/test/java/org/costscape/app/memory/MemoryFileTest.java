package org.costscape.app.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatIsWrittenIsRead() {
        MemoryFile file = new MemoryFile(folder.resolve("deep").resolve("window.properties"));
        Memory memory = new Memory(Map.of("run", "C:\\runs\\relu = 2", "option.line-range", "−0.25 … 1.5\n#"));

        file.write(memory);

        assertEquals(new MemoryFile.Reading(memory, Optional.empty()), file.read());
    }

    @Test
    void withoutAFileNothingIsRememberedAndNothingIsWrong() {
        assertEquals(
                new MemoryFile.Reading(Memory.EMPTY, Optional.empty()), new MemoryFile(folder.resolve("none")).read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0\0\0", "version=2\n", "version=1\nx=\\u12\n", "{\"version\": 1}"})
    void aDamagedFileIsToldAndPutAside(String text) throws IOException {
        Path path = Files.writeString(folder.resolve("window.properties"), text);

        MemoryFile.Reading reading = new MemoryFile(path).read();

        assertEquals(Memory.EMPTY, reading.memory());
        String problem = reading.problem().orElseThrow();
        assertTrue(problem.startsWith(path + ": expected "), problem);
        assertFalse(Files.exists(path));
        assertEquals(text, Files.readString(folder.resolve("window.properties.damaged")));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, '', /home/ada/.config/costscape",
        "Linux, not/absolute, /home/ada/.config/costscape",
        "Mac OS X, '', /home/ada/Library/Application Support/Costscape",
        "Windows 11, '', /home/ada/AppData/Roaming/Costscape",
    })
    void theFolderIsTheUsualOneOfTheSystem(String os, String xdg, String expected) {
        Properties system = new Properties();
        system.put("os.name", os);
        system.put("user.home", "/home/ada");

        assertEquals(Path.of(expected), ConfigurationFolder.find(Map.of("XDG_CONFIG_HOME", xdg), system));
        Path absolute = folder.toAbsolutePath();
        assertEquals(
                os.startsWith("Linux") ? absolute.resolve("costscape") : Path.of(expected),
                ConfigurationFolder.find(Map.of("XDG_CONFIG_HOME", absolute.toString()), system));
        assertEquals(Path.of("/elsewhere"), ConfigurationFolder.find(Map.of("COSTSCAPE_CONFIG", "/elsewhere"), system));
    }

    @ParameterizedTest
    @CsvSource({
        "100, 50, 1280, 720, true",
        "1900, 50, 900, 600, true", // a second screen
        "5000, 50, 900, 600, false", // which is no longer there
        "100, -400, 900, 600, false", // its title could not be grasped
        "100, 50, 4000, 600, false",
        "100, 50, 900, 0, false",
        "NaN, 50, 900, 600, false",
    })
    void aWindowComesBackWhereItCanBeSeen(String x, String y, String width, String height, boolean comesBack) {
        Memory memory =
                new Memory(Map.of("window.x", x, "window.y", y, "window.width", width, "window.height", height));
        List<WindowPlace.Area> screens =
                List.of(new WindowPlace.Area(0, 0, 1920, 1080), new WindowPlace.Area(1920, 0, 1280, 1024));

        Optional<WindowPlace> place = WindowPlace.of(memory, screens);

        assertEquals(comesBack, place.isPresent());
        place.ifPresent(found -> assertEquals(place, WindowPlace.of(new Memory(found.values()), screens)));
    }
}
