package org.djust.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/** The one script element that every page gets. Immutable. */
public final class ScriptTag {

    private static final String RESOURCE = "META-INF/resources/djust/djust.js";

    private final String version;
    private final int frameMax;

    /**
     * @param frameMax largest frame that the server takes, in bytes
     * @throws IllegalStateException when the jar lacks the script
     */
    public ScriptTag(int frameMax) {
        this.frameMax = frameMax;
        try (InputStream script = ScriptTag.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (script == null) {
                throw new IllegalStateException(
                        RESOURCE + " is missing from djust-jakarta-impl; build it with npm run build.");
            }
            CRC32 crc = new CRC32();
            crc.update(script.readAllBytes());
            version = Long.toString(crc.getValue(), 36);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes with the script. */
    public String version() {
        return version;
    }

    /** The version is part of the address, so that browsers may keep the script until it changes. */
    String html(String contextPath) {
        return "<script src=\"" + contextPath + "/djust/djust.js?v=" + version + "\" data-max-frame=\"" + frameMax
                + "\" defer></script>";
    }
}
