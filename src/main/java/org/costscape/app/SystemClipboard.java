package org.costscape.app;

import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The clipboard that all programs share. */
final class SystemClipboard {
    private SystemClipboard() {}

    static void put(Painted picture) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(new WritableImage(new PixelBuffer<>(
                picture.canvas().width(),
                picture.canvas().height(),
                picture.pixels(),
                PixelFormat.getIntArgbPreInstance())));
        Clipboard.getSystemClipboard().setContent(content);
    }

    static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
