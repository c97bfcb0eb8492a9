package org.costscape.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

class FileInUseTest {
    private final AccessDeniedException refusal = new AccessDeniedException("file");
    private int refused;

    @Test
    void whatIsRefusedWhileAFileIsOpenIsDoneOnceItIsClosed() throws IOException {
        FileInUse.retry(() -> refuse(3), 4);
        assertEquals(3, refused);
    }

    @Test
    void whatStaysRefusedIsSaid() {
        assertSame(refusal, assertThrows(IOException.class, () -> FileInUse.retry(() -> refuse(9), 4)));
        assertEquals(4, refused);
    }

    @Test
    void whoIsInterruptedDoesNotWait() {
        Thread.currentThread().interrupt();
        assertThrows(IOException.class, () -> FileInUse.retry(() -> refuse(9), 4));
        assertTrue(Thread.interrupted());
        assertEquals(1, refused);
    }

    private void refuse(int times) throws IOException {
        if (refused < times) {
            refused++;
            throw refusal;
        }
    }
}
