package org.costscape.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Commands one after the other in a folder, as a reader types them into a shell, but in one process: what Java has loaded for one
 * need not be loaded for the next, which is most of what a short command takes.
 *
 * <p>The process is sent the number of words and the words, and answers with exit code, standard output and standard error; each
 * text is its length and its bytes in UTF-8.
 */
final class Shell implements AutoCloseable {
    private static final int LONGEST_MINUTES = 60;

    private final Process process;
    private final DataOutputStream commands;
    private final DataInputStream outcomes;

    /**
     * Starts the process.
     *
     * @param place its working directory
     * @param home the folder with the experiments and the data that are shipped
     */
    Shell(Path place, Path home) throws IOException {
        process = new ProcessBuilder(Command.java(home, Shell.class))
                .directory(place.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        commands = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        outcomes = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** Runs {@code costscape arguments} to the end. */
    Command.Outcome run(String... arguments) throws InterruptedException {
        try {
            return CompletableFuture.supplyAsync(() -> ask(arguments)).get(LONGEST_MINUTES, TimeUnit.MINUTES);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
            throw new AssertionError("no outcome of costscape " + String.join(" ", arguments), e);
        }
    }

    private Command.Outcome ask(String... arguments) {
        try {
            commands.writeInt(arguments.length);
            for (String argument : arguments) {
                write(argument, commands);
            }
            commands.flush();
            return new Command.Outcome(outcomes.readInt(), read(outcomes), read(outcomes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        commands.close();
        process.onExit().join();
    }

    /** Answers until there is nothing more to read. */
    public static void main(String[] none) throws IOException {
        System.setProperty("java.awt.headless", "true");
        DataInputStream commands = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream outcomes = new DataOutputStream(new BufferedOutputStream(System.out));
        while (true) {
            String[] arguments;
            try {
                arguments = new String[commands.readInt()];
            } catch (EOFException e) {
                System.exit(0);
                return;
            }
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = read(commands);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            System.setOut(new PrintStream(out, true, UTF_8));
            System.setErr(new PrintStream(err, true, UTF_8));
            outcomes.writeInt(Costscape.run(files -> 0, arguments));
            write(out.toString(UTF_8), outcomes);
            write(err.toString(UTF_8), outcomes);
            outcomes.flush();
        }
    }

    private static String read(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), UTF_8).replace("\r\n", "\n");
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
