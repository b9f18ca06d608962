package org.djust.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The proxy in front of the nodes, with the configuration that users are told to take. */
final class Nginx implements AutoCloseable {

    private static final String MAIN = """
            worker_processes 1; daemon off; pid nginx.pid; error_log stderr warn;
            events { worker_connections 4096; }
            http {
              access_log off; client_body_temp_path body; proxy_temp_path proxy;
              fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
              include djust.conf;
            }
            """;

    private final int port = Ports.free();
    private final Program program;

    /** @param servers three, each an address and what nginx is to know of it, such as {@code backup} */
    Nginx(Path folder, List<String> servers) {
        Folders.clear(folder);
        try {
            Files.writeString(folder.resolve("nginx.conf"), MAIN);
            Files.writeString(folder.resolve("djust.conf"), reference(servers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        program = Program.start(new ProcessBuilder(program(), "-p", folder.toString(), "-c", "nginx.conf"),
                folder.resolveSibling(folder.getFileName() + ".log"));
        program.await("nginx listens", Duration.ofSeconds(20), () -> Ports.isOpen(port));
    }

    private String reference(List<String> servers) throws IOException {
        String text = Files.readString(Path.of(System.getProperty("djust.nginx.conf")));
        for (int i = 0; i < servers.size(); i++) {
            text = replace(text, "node" + (i + 1) + ":8080", servers.get(i));
        }
        return replace(text, "listen 80;", "listen 127.0.0.1:" + port + ";");
    }

    private static String replace(String text, String old, String replacement) {
        if (!text.contains(old)) {
            throw new IllegalStateException("The reference configuration has no '" + old + "'.");
        }
        return text.replace(old, replacement);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        program.kill();
    }

    private static String program() {
        return Stream.of(System.getenv("NGINX"), "/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
                .filter(Objects::nonNull).filter(path -> Files.isExecutable(Path.of(path))).findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "nginx is not there: install it, or set the environment variable NGINX to its program file."));
    }
}
