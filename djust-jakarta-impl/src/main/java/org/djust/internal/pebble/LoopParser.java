package org.djust.internal.pebble;

import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.tokenParser.ForTokenParser;
import io.pebbletemplates.pebble.tokenParser.TokenParser;

/** Parses the tag {@code for} as Pebble does, into our node. */
final class LoopParser implements TokenParser {
    private final ForTokenParser parser;

    LoopParser(ForTokenParser parser) {
        this.parser = parser;
    }

    @Override
    public String getTag() {
        return parser.getTag();
    }

    @Override
    public RenderableNode parse(Token token, Parser context) {
        return new LoopNode((ForNode) parser.parse(token, context));
    }
}
