package org.djust.internal.pebble;

import java.util.List;
import java.util.Set;

import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.tokenParser.ForTokenParser;
import io.pebbletemplates.pebble.tokenParser.TokenParser;

/**
 * Pebble's tags without those whose content it doesn't escape (embed, cache: seen in 4.1.2) or that need another writer
 * (parallel, flush), and with our loop.
 */
final class SafeTags extends ExtensionCustomizer {
    private static final Set<String> REFUSED = Set.of("embed", "cache", "parallel", "flush");

    SafeTags(Extension core) {
        super(core);
    }

    @Override
    public List<TokenParser> getTokenParsers() {
        List<TokenParser> parsers = super.getTokenParsers();
        return parsers == null ? null : parsers.stream()
                .filter(parser -> !REFUSED.contains(parser.getTag()))
                .map(parser -> parser instanceof ForTokenParser loop ? new LoopParser(loop) : parser)
                .toList();
    }
}
