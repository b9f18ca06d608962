package org.djust.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * What a server answers to who asks whether it is ready.
 *
 * @param text the answer as it came
 */
public record Health(int status, String text) {

    private static final String PATH = "/health/ready";

    /**
     * Asks the server under test: WildFly, which is told its management port, answers there, Payara beside the
     * application.
     */
    public static Health ready(Site site) {
        Integer management = Integer.getInteger("port.management");
        return ready(site, management == null ? site.page(PATH).getPort() : management);
    }

    /** Asks a server on loopback. */
    public static Health ready(Site site, int port) {
        try {
            HttpResponse<String> answer =
                    site.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH)));
            return new Health(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new AssertionError("no answer of port " + port + PATH, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Whether the server is ready, by all its checks. */
    public boolean up() {
        return status == 200;
    }

    /** A check by its name; fails the test when there is none. */
    public Check check(String name) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                    .filter(check -> check.getString("name").equals(name)).map(Check::new).findFirst()
                    .orElseThrow(() -> new AssertionError("no check " + name + " in " + text));
        }
    }

    /** The answer of one check. */
    public record Check(JsonObject json) {

        public boolean up() {
            return json.getString("status").equals("UP");
        }

        /** A text of its data; empty when it isn't there. */
        public String data(String key) {
            JsonObject data = json.getJsonObject("data");
            JsonValue value = data == null ? null : data.get(key);
            return value == null ? "" : value.toString().replace("\"", "");
        }
    }
}
