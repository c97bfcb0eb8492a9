package org.costscape.cli;

import java.util.concurrent.Callable;
import org.costscape.experiment.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code costscape}: its subcommands, and the window where none is named. */
@Command(
        name = "costscape",
        description = "A laboratory for the cost functions of neural networks. Without a command it opens the window.",
        mixinStandardHelpOptions = true,
        versionProvider = Costscape.Versions.class,
        subcommands = {
            ListCommand.class,
            TrainCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            DrawCommand.class,
            GalleryCommand.class,
            ReplayCommand.class,
            BenchCommand.class
        })
public final class Costscape implements Callable<Integer> {
    private final Callable<Integer> window;

    @Option(names = "--verbose", description = "Show where an unexpected error came from.", scope = ScopeType.INHERIT)
    private boolean verbose;

    private Costscape(Callable<Integer> window) {
        this.window = window;
    }

    /**
     * Runs a command line.
     *
     * @param window opens the window and returns the exit code when it is closed
     * @return 0 done, 1 failed, 2 wrong use or bad input, 130 interrupted
     */
    public static int run(Callable<Integer> window, String... arguments) {
        CommandLine command = commandLine(window);
        try {
            return command.execute(arguments);
        } catch (OutOfMemoryError e) {
            command.getErr()
                    .println(
                            "costscape: not enough memory: " + e.getMessage()
                                    + "; use less data, a smaller network or a smaller picture, or more memory with COSTSCAPE_OPTS=-Xmx8g");
            return Failures.FAILED;
        } catch (LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            command.getErr()
                    .println("costscape: a native library cannot be loaded: "
                            + String.valueOf(cause.getMessage()).replaceAll("\\s*\\R\\s*", " ")
                            + "; make room in the temporary folder, " + System.getProperty("java.io.tmpdir")
                            + ", and in the home folder, where libraries are unpacked");
            return Failures.FAILED;
        }
    }

    /** The command with all below it. */
    static CommandLine commandLine(Callable<Integer> window) {
        Costscape root = new Costscape(window);
        Failures failures = new Failures(() -> root.verbose);
        return new CommandLine(root)
                .setExpandAtFiles(false) // a name may begin with @
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    @Override
    public Integer call() throws Exception {
        return window.call();
    }

    /** Tells the version to picocli. */
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Costscape " + Version.current()};
        }
    }
}
