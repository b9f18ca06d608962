package org.djust.internal.pebble;

import java.nio.CharBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.node.AutoEscapeNode;
import io.pebbletemplates.pebble.node.BlockNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.ExtendsNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.IncludeNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.RootNode;
import io.pebbletemplates.pebble.node.TextNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FunctionOrMacroInvocationExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import org.djust.spi.TemplateOutline;

/** Walks through all that a template may put out, following layouts and includes whose names are constants. */
final class Outliner {
    private final PebbleEngine engine;
    private final TemplateOutline outline;
    /** Which templates are being walked through, the innermost first. */
    private final Deque<PebbleTemplateImpl> within = new ArrayDeque<>();

    private record Override(BlockNode block, PebbleTemplateImpl template) {
    }

    Outliner(PebbleEngine engine, TemplateOutline outline) {
        this.engine = engine;
        this.outline = outline;
    }

    void template(PebbleTemplateImpl template) {
        template(template, new HashMap<>());
    }

    private void template(PebbleTemplateImpl template, Map<String, Override> blocks) {
        if (within.contains(template)) {
            return; // an include that includes itself: it was seen once
        }
        RootNode root = (RootNode) template.getRootNode();
        PebbleTemplateImpl layout = null;
        for (RenderableNode node : root.getBody().getChildren()) {
            if (node instanceof ExtendsNode extending) {
                layout = named(extending.getParentExpression(), template);
            }
        }
        within.push(template);
        if (layout == null) {
            node(root.getBody(), blocks);
        } else {
            collectBlocks(root.getBody(), template, blocks);
            template(layout, blocks);
        }
        within.pop();
    }

    /** Null when the name isn't a constant. */
    private PebbleTemplateImpl named(Expression<?> name, PebbleTemplateImpl from) {
        return name instanceof LiteralStringExpression text
                ? (PebbleTemplateImpl) engine.getTemplate(from.resolveRelativePath(text.getValue())) : null;
    }

    private static void collectBlocks(BodyNode body, PebbleTemplateImpl template, Map<String, Override> blocks) {
        for (RenderableNode node : body.getChildren()) {
            if (node instanceof BlockNode block) {
                blocks.putIfAbsent(block.getName(), new Override(block, template));
                collectBlocks(block.getBody(), template, blocks);
            }
        }
    }

    private void node(RenderableNode node, Map<String, Override> blocks) {
        if (node instanceof TextNode text) {
            outline.text(text.getData(), within.peek().getName(), firstLine(text));
        } else if (node instanceof PrintNode print) {
            print(print);
        } else if (node instanceof BodyNode body) {
            body.getChildren().forEach(child -> node(child, blocks));
        } else if (node instanceof AutoEscapeNode escape) {
            node(escape.getBody(), blocks);
        } else if (node instanceof BlockNode block) {
            block(block, blocks);
        } else if (node instanceof IncludeNode include) {
            include(include);
        } else {
            alternatives(node, blocks);
        }
    }

    private void print(PrintNode print) {
        String template = within.peek().getName();
        outline.value(Expressions.text(print.getExpression()), template, print.getLineNumber());
        FunctionOrMacroInvocationExpression embedding = Expressions.embedding(print.getExpression());
        if (embedding != null) {
            outline.embeds(Expressions.embeddedView(embedding), template, print.getLineNumber());
        }
    }

    private void alternatives(RenderableNode node, Map<String, Override> blocks) {
        List<RenderableNode> bodies = new ArrayList<>();
        if (node instanceof IfNode condition) {
            condition.getConditionsWithBodies().forEach(pair -> bodies.add(pair.getRight()));
            bodies.add(condition.getElseBody());
        } else if (node instanceof ForNode loop) {
            bodies.add(loop.getBody());
            bodies.add(loop.getElseBody());
            bodies.add(null);
        } else {
            return; // puts out nothing
        }
        outline.fork();
        for (RenderableNode body : bodies) {
            if (body != null) {
                node(body, blocks);
            }
            outline.alternative();
        }
        outline.join();
    }

    private void block(BlockNode block, Map<String, Override> blocks) {
        Override override = blocks.get(block.getName());
        if (override == null) {
            node(block.getBody(), blocks);
        } else {
            within.push(override.template());
            node(override.block().getBody(), blocks);
            within.pop();
        }
    }

    private void include(IncludeNode include) {
        PebbleTemplateImpl included = named(include.getIncludeExpression(), within.peek());
        if (included != null) {
            template(included, new HashMap<>());
        }
    }

    /** Pebble numbers a text by the line on which it ends. */
    private static int firstLine(TextNode text) {
        return text.getLineNumber() - (int) CharBuffer.wrap(text.getData()).chars().filter(c -> c == '\n').count();
    }
}
