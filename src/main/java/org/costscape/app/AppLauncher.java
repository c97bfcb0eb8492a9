package org.costscape.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.costscape.app.memory.MemoryFile;
import org.costscape.experiment.Home;
import org.costscape.experiment.Runs;
import org.jspecify.annotations.Nullable;

/** Opens the window from a program that is no JavaFX application itself. */
public final class AppLauncher {
    /** JavaFX warns that it stands on the class path, where it works and ND4J needs it to be. */
    private static final Logger TOOLKIT_LOG = Logger.getLogger("javafx");

    private static final int SECONDS_TO_START = 20;

    private AppLauncher() {}

    /**
     * Opens the window and returns when it is closed and what it computed has stopped.
     *
     * @param home where experiments and data are
     * @param runs where runs are kept
     * @param files what is opened in it, as if it were dropped on it
     * @throws NoDisplayException if no window can be opened here; nothing was started then
     */
    public static void open(Home home, Runs runs, List<Path> files) throws NoDisplayException {
        requireDisplayVariable();
        TOOLKIT_LOG.setLevel(Level.SEVERE);
        Keeper keeper = Keeper.of(MemoryFile.ofUser());
        CompletableFuture<CostscapeApp> app = new CompletableFuture<>();
        CountDownLatch closed = new CountDownLatch(1);
        startToolkit();
        Platform.runLater(() -> {
            try {
                Stage stage = new Stage();
                stage.setOnHidden(event -> closed.countDown());
                CostscapeApp created = new CostscapeApp(stage, home, runs, new FileChooserPrompt(stage), keeper);
                created.show(files);
                app.complete(created);
            } catch (RuntimeException | Error e) {
                app.completeExceptionally(e);
            }
        });
        try {
            CostscapeApp shown = app.get();
            closed.await();
            shown.close();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the window cannot be built", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Platform.exit();
        }
    }

    private static void requireDisplayVariable() throws NoDisplayException {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        if (linux && isUnset("DISPLAY") && isUnset("WAYLAND_DISPLAY")) {
            throw new NoDisplayException("there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set");
        }
    }

    private static boolean isUnset(String variable) {
        String value = System.getenv(variable);
        return value == null || value.isBlank();
    }

    /** On a thread of its own: a display that does not answer must not hold up the caller. */
    private static void startToolkit() throws NoDisplayException {
        CompletableFuture<Void> started = new CompletableFuture<>();
        Thread starter = new Thread(
                () -> {
                    try {
                        Platform.startup(() -> started.complete(null));
                    } catch (RuntimeException | Error e) {
                        started.completeExceptionally(e);
                    }
                },
                "costscape-toolkit");
        starter.setDaemon(true);
        starter.start();
        try {
            started.get(SECONDS_TO_START, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new NoDisplayException("JavaFX cannot open a window: " + reason(e.getCause()));
        } catch (TimeoutException e) {
            throw new NoDisplayException("the display does not answer within " + SECONDS_TO_START + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoDisplayException("interrupted while waiting for the display");
        }
    }

    private static String reason(@Nullable Throwable failure) {
        String text = failure == null ? null : failure.getMessage();
        return text == null ? "unknown reason" : text.lines().findFirst().orElse("unknown reason");
    }
}
