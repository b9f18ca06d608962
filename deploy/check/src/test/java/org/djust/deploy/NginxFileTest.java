package org.djust.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the choices which are comments in nginx's file are right; the rest of it is used by tests on nodes. */
class NginxFileTest {

    private static final String PASSWORD = "changeit";

    private static String program() {
        return Stream.of(System.getenv("NGINX"), "/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
                .filter(Objects::nonNull).filter(path -> Files.isExecutable(Path.of(path))).findFirst().orElse(null);
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static void writePem(Path file, String kind, byte[] bytes) throws Exception {
        Files.writeString(file, "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(bytes) + "\n-----END " + kind + "-----\n");
    }

    private static void makeCertificate(Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        run(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "site",
                "-keyalg",
                "EC", "-dname", "CN=shop.example.org", "-keystore", store.toString(), "-storetype", "PKCS12",
                "-storepass",
                PASSWORD);
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        writePem(folder.resolve("site.key"), "PRIVATE KEY", keys.getKey("site", PASSWORD.toCharArray()).getEncoded());
        writePem(folder.resolve("site.pem"), "CERTIFICATE", keys.getCertificate("site").getEncoded());
    }

    @Test
    void nginxTakesTheFileWithTlsStickinessAndFilesOfItsOwn(@TempDir Path folder) throws Exception {
        String nginx = program();
        assumeTrue(nginx != null, "nginx is not installed");
        makeCertificate(folder);
        String file = DeployFiles.read("nginx/djust.conf");
        String chosen = file.replace("  listen 80;\n", "")
                .replaceAll("(?m)^  # (?=(listen|ssl_certificate(_key)?|ip_hash|location) ?[^;]*;)", "  ")
                .replaceAll("node[123]:8080", "127.0.0.1:8080").replace("/etc/ssl/", folder + "/");
        for (String part : new String[] {"\n  listen 443 ssl;", "\n  ssl_certificate ", "\n  ssl_certificate_key ",
                "\n  ip_hash;",
                "\n  location /static/ "}) {
            assertTrue(chosen.contains(part) && file.contains(part.replace("\n  ", "\n  # ")), part);
        }
        // the check opens what nginx would listen on, which not everybody may
        Files.writeString(folder.resolve("djust.conf"),
                chosen.replace("listen 443 ", "listen unix:" + folder + "/site "));
        Files.writeString(folder.resolve("nginx.conf"), "pid " + folder + "/pid; error_log stderr;\nevents {}\nhttp {\n"
                + "access_log off; client_body_temp_path " + folder + "/b; proxy_temp_path " + folder + "/p;\n"
                + "fastcgi_temp_path " + folder + "/f; uwsgi_temp_path " + folder + "/u; scgi_temp_path " + folder
                + "/s;\n"
                + "include djust.conf;\n}\n");
        assertTrue(run(nginx, "-t", "-p", folder.toString(), "-c", "nginx.conf").contains("test is successful"));
    }
}
