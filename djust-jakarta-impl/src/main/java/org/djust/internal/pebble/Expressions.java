package org.djust.internal.pebble;

import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;

/** Writes expressions for messages. */
final class Expressions {
    private Expressions() {
    }

    static String text(Expression<?> expression) {
        if (expression instanceof ContextVariableExpression variable) {
            return variable.getName();
        } else if (expression instanceof GetAttributeExpression attribute) {
            return text(attribute.getNode()) + "." + text(attribute.getAttributeNameExpression());
        } else if (expression instanceof LiteralStringExpression literal) {
            return literal.getValue();
        } else if (expression instanceof FilterExpression filter
                && filter.getRightExpression() instanceof FilterInvocationExpression call) {
            String value = text(filter.getLeftExpression());
            return call.getFilterName().equals("escape") ? value : value + " | " + call.getFilterName();
        }
        return "…";
    }
}
