package org.djust.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.djust.it.WebArchiveBuilder;
import org.djust.it.cluster.desk.DeskView;
import org.djust.it.cluster.desk.PadView;
import org.djust.it.cluster.ledger.LedgerView;
import org.djust.it.cluster.meter.MeterView;
import org.djust.it.cluster.room.RoomView;
import org.djust.it.nodes.NodesView;
import org.djust.it.probe.CookieAuthentication;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application of several nodes, as a WAR. */
final class ClusterWar {

    /** Of the ledger. */
    static final String LEDGER = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ledger</title></head><body>
            <p id="visit">{{ visit }}</p><p id="entries">{{ entries }}</p><p id="clicks">{{ clicks }}</p>
            <button id="click" type="button" dj-click="click">Click</button>
            <form><input id="draft" name="draft"></form>
            </body></html>
            """;

    private static final String ROOM = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Room</title></head><body>
            <p id="visit">{{ visit }}</p><p id="last">{{ heard.shown }}</p><p id="wrong">{{ heard.wrong }}</p><p id="lacking">{{ heard.lacking }}</p>
            <p id="losses">{{ heard.losses }}</p><p id="here">{{ here.shown }}</p><p id="gone">{{ here.gone }}</p>
            <p id="strange">{{ here.wrong }}</p><button id="say" type="button" dj-click="say" dj-value-number="1">Say 1</button>
            </body></html>
            """;

    private ClusterWar() {
    }

    /**
     * Writes it; the file's name, without the ending, is the context path.
     *
     * @param ledger the template of the ledger
     * @param settings beside those that all have
     */
    static Path export(Path file, String ledger, Map<String, String> settings) {
        WebArchiveBuilder builder = WebArchiveBuilder.of(LedgerView.class).template("ledger.html", ledger)
                .template("desk.html", DeskView.TEMPLATE).template("pad.html", PadView.TEMPLATE)
                .template("room.html", ROOM).template("nodes.html", NodesView.TEMPLATE)
                .template("meter.html", MeterView.TEMPLATE);
        return export(file, set(builder, settings).addClass(CookieAuthentication.class)
                .addPackages(false, Filters.exclude(".*IT\\.class"), NodesView.class.getPackage())
                .addPackage(RoomView.class.getPackage()).addPackage(DeskView.class.getPackage())
                .addPackage(MeterView.class.getPackage()));
    }

    /** As {@link #export(Path, String, Map)}, with another application. */
    static Path export(Path file, WebArchiveBuilder application, Map<String, String> settings) {
        return export(file, set(application, settings));
    }

    private static WebArchive set(WebArchiveBuilder application, Map<String, String> settings) {
        application.redis().config("djust.backend", "redis")
                .config("djust.secret", "a secret of the tests that all nodes share")
                // all clients come from one address
                .config("djust.limit.connections-per-address", "100000");
        settings.forEach(application::config);
        return application.build();
    }

    private static Path export(Path file, WebArchive war) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        war.addAsWebResource(new StringAsset("ready"), "ready.txt").as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }
}
