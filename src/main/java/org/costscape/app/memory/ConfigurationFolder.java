package org.costscape.app.memory;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Where programs keep what they remember for a user. */
final class ConfigurationFolder {
    private static final String PROPERTY = "costscape.config";
    private static final String VARIABLE = "COSTSCAPE_CONFIG";

    private ConfigurationFolder() {}

    /**
     * What {@code -Dcostscape.config} or {@code COSTSCAPE_CONFIG} names; otherwise the usual place: {@code
     * %APPDATA%\Costscape} on Windows, {@code ~/Library/Application Support/Costscape} on macOS, {@code
     * $XDG_CONFIG_HOME/costscape} or {@code ~/.config/costscape} elsewhere.
     *
     * @param environment as {@link System#getenv()}
     * @param system as {@link System#getProperties()}
     */
    static Path find(Map<String, String> environment, Properties system) {
        String named = system.getProperty(PROPERTY, environment.getOrDefault(VARIABLE, ""));
        if (!named.isBlank()) {
            return Path.of(named);
        }
        Path home = Path.of(system.getProperty("user.home", "."));
        String os = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.contains("win") && !os.contains("darwin")) {
            String data = environment.getOrDefault("APPDATA", "");
            return (data.isBlank() ? home.resolve("AppData").resolve("Roaming") : Path.of(data)).resolve("Costscape");
        }
        if (os.contains("mac") || os.contains("darwin")) {
            return home.resolve("Library").resolve("Application Support").resolve("Costscape");
        }
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        // A relative one is to be ignored: XDG Base Directory Specification.
        return (Path.of(xdg).isAbsolute() ? Path.of(xdg) : home.resolve(".config")).resolve("costscape");
    }
}
