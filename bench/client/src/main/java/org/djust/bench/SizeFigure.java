package org.djust.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The client script as it is in the application, plain and gzipped. */
final class SizeFigure implements Bench.Figure {

    private static final String SCRIPT = "META-INF/resources/djust/djust.js";

    @Override
    public void run() throws IOException {
        try (ZipInputStream war = new ZipInputStream(Files.newInputStream(Path.of("bench/pages/target/ROOT.war")))) {
            ZipInputStream jar = new ZipInputStream(find(war, "WEB-INF/lib/djust-jakarta-impl"));
            byte[] script = find(jar, SCRIPT).readAllBytes();
            System.out.printf("| script | gzipped |%n|---|---|%n| %,d | %,d |%n", script.length, gzipped(script));
        }
    }

    private static InputStream find(ZipInputStream zip, String prefix) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().startsWith(prefix)) {
                return zip;
            }
        }
        throw new IOException("The application has no " + prefix + ".");
    }

    private static int gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(9);
            }
        }) {
            gzip.write(bytes);
        }
        return out.size();
    }
}
