package org.djust.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** nginx in front of the nodes. */
final class Nginx extends Proxy {

    private static final String MAIN = """
            worker_processes 1; daemon off; pid nginx.pid; error_log stderr warn;
            events { worker_connections 4096; }
            http {
              access_log off; client_body_temp_path body; proxy_temp_path proxy;
              fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
              include djust.conf;
            }
            """;

    /** @param servers three, each an address and what nginx is to know of it, such as {@code backup} */
    Nginx(Path folder, List<String> servers) {
        configure(folder, "nginx/djust.conf", "listen 80;", servers);
        try {
            Files.writeString(folder.resolve("nginx.conf"), MAIN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(folder, program("nginx"), "-p", folder.toString(), "-c", "nginx.conf");
    }
}
