package org.costscape.cli;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** JNA's own library, unpacked before, for a process that may not write a file of its size. */
final class JnaLibrary {
    /** Tell a virtual machine where it is. */
    static final List<String> OPTIONS = List.of("-Djna.boot.library.path=" + unpacked(), "-XX:-UsePerfData");

    private JnaLibrary() {}

    private static Path unpacked() {
        String name = Platform.isMac() ? "libjnidispatch.jnilib" : System.mapLibraryName("jnidispatch");
        try (InputStream library =
                Native.class.getResourceAsStream("/com/sun/jna/" + Platform.RESOURCE_PREFIX + "/" + name)) {
            if (library == null) {
                throw new AssertionError("JNA has no library " + name);
            }
            Path folder = Files.createTempDirectory("jna");
            Path file = folder.resolve(name);
            Files.copy(library, file);
            file.toFile().deleteOnExit();
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
