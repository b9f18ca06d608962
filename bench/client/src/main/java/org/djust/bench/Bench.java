package org.djust.bench;

import java.util.Map;

/** Runs the measurement that the first argument names, and prints its table. */
public final class Bench {

    /** One measurement. */
    interface Figure {
        void run() throws Exception;
    }

    private static final Map<String, Figure> FIGURES = Map.of("bytes", new BytesFigure(), "latency",
            new LatencyFigure(), "joins", new JoinsFigure(), "memory", new MemoryFigure(), "click", new ClickFigure(),
            "client-size", new SizeFigure(), "serve", new ServeFigure());

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
