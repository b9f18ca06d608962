package org.djust.bench;

import java.util.Map;

/** Runs the measurement that the first argument names, and prints its table. */
public final class Bench {

    /** One measurement. */
    interface Figure {
        void run() throws Exception;
    }

    private static final Map<String, Figure> FIGURES = Map.ofEntries(Map.entry("bytes", new BytesFigure()),
            Map.entry("latency", new LatencyFigure()), Map.entry("joins", new JoinsFigure()),
            Map.entry("memory", new MemoryFigure()), Map.entry("click", new ClickFigure()),
            Map.entry("client-size", new SizeFigure()), Map.entry("serve", new ServeFigure()),
            Map.entry("compare", new CompareFigure()), Map.entry("events", new EventsFigure()),
            Map.entry("load", new LoadFigure()), Map.entry("soak", new SoakFigure()));

    private Bench() {
    }

    public static void main(String[] args) throws Exception {
        Figure figure = args.length == 1 ? FIGURES.get(args[0]) : null;
        if (figure == null) {
            System.err.println("Usage: bench/run followed by one of " + FIGURES.keySet());
            System.exit(2);
        }
        figure.run();
        System.exit(0);
    }
}
