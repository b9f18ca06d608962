package org.djust.internal.pebble;

import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.template.ScopeChain;
import org.djust.spi.ChunkSink;

/**
 * A loop that tells the sink where an item begins and ends when what it renders depends on nothing but the item, so that
 * the sink can leave out items that are as they were.
 */
final class LoopNode extends ForNode {
    /** Known at the first render: Pebble's visitors change the nodes after parsing. */
    private volatile ItemUse use;

    LoopNode(ForNode parsed) {
        super(parsed.getLineNumber(), parsed.getIterationVariable(), parsed.getIterable(), parsed.getBody(),
                parsed.getElseBody());
    }

    @Override
    public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) throws IOException {
        Object items = getIterable().evaluate(self, context);
        if (items == null) {
            return;
        }
        Iterator<?> iterator = Items.iterator(items);
        if (iterator == null) {
            throw new PebbleException(null, "Not an iterable object. Value = [" + items + "]", getLineNumber(),
                    self.getName());
        }
        if (iterator.hasNext()) {
            renderItems(iterator, new LoopState(items), self, writer, context);
        } else if (getElseBody() != null) {
            getElseBody().render(self, writer, context);
        }
    }

    private void renderItems(Iterator<?> iterator, LoopState loop, PebbleTemplateImpl self, Writer writer,
            EvaluationContextImpl context) throws IOException {
        ScopeChain scopes = context.getScopeChain();
        scopes.pushScope();
        scopes.put("loop", loop);
        ChunkSink sink = writer instanceof ChunkWriter chunks && use().isOnlyItem() ? chunks.sink : null;
        while (iterator.hasNext()) {
            Object item = iterator.next();
            loop.next(!iterator.hasNext());
            boolean marked = sink != null && item != null && use().isFixed(item.getClass());
            if (!marked || !sink.beginItem(this, item)) {
                scopes.put(getIterationVariable(), item);
                getBody().render(self, writer, context);
                if (marked) {
                    sink.endItem();
                }
            }
        }
        scopes.popScope();
    }

    private ItemUse use() {
        ItemUse known = use;
        if (known == null) {
            known = ItemUse.of(getIterationVariable(), getBody());
            use = known;
        }
        return known;
    }
}
