package org.costscape.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.costscape.experiment.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

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
    private final ToIntFunction<List<Path>> window;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "What the window opens: a definition, the folder of a run, or data for the experiment shown.")
    private List<Path> files = List.of();

    @Option(names = "--verbose", description = "Show where an unexpected error came from.", scope = ScopeType.INHERIT)
    private boolean verbose;

    private Costscape(ToIntFunction<List<Path>> window) {
        this.window = window;
    }

    /**
     * Runs a command line.
     *
     * @param window opens the window with these files and returns the exit code when it is closed
     * @return 0 done, 1 failed, 2 wrong use or bad input, 130 interrupted
     */
    public static int run(ToIntFunction<List<Path>> window, String... arguments) {
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
    static CommandLine commandLine(ToIntFunction<List<Path>> window) {
        Costscape root = new Costscape(window);
        Failures failures = new Failures(() -> root.verbose);
        CommandLine command = new CommandLine(root);
        command.getCommandSpec()
                .parser()
                .stopAtPositional(true); // what follows a mistyped command is no option of this one
        return command.setExpandAtFiles(false) // a name may begin with @
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    @Override
    public Integer call() {
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "\"" + file + "\" is neither a command nor a file" + meant(file.toString()));
            }
        }
        return window.applyAsInt(files);
    }

    /** The command that may have been meant, unless this can only have been a file. */
    private String meant(String missing) {
        return missing.matches("[\\w-]+")
                ? UnknownWord.meant(missing, spec.subcommands().keySet())
                : "";
    }

    /** Tells the version to picocli. */
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Costscape " + Version.current()};
        }
    }
}
