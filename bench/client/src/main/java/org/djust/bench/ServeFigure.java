package org.djust.bench;

/** No measurement: runs the server for a while, for a profiler or another client. */
final class ServeFigure implements Bench.Figure {

    @Override
    public void run() throws Exception {
        Setup.Variant variant = Setup.Variant.valueOf(System.getProperty("bench.variant", "DEFAULT"));
        try (Server server = new Server(Setup.of(variant))) {
            System.out.println(variant + " at http:/" + server.address() + "/, process " + server.pid());
            Thread.sleep(Long.getLong("bench.seconds", 60) * 1000);
        }
    }
}
