package org.djust.internal.pebble;

import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.NamedArgumentNode;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.FunctionOrMacroInvocationExpression;
import io.pebbletemplates.pebble.node.expression.GetAttributeExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;

/** Reads expressions, for messages and checks. */
final class Expressions {
    private Expressions() {
    }

    /** The view that a printed expression embeds; null when it is no {@code live_render} with a constant name. */
    static String embeddedView(Expression<?> printed) {
        Expression<?> value = printed instanceof FilterExpression filter ? filter.getLeftExpression() : printed;
        if (!(value instanceof FunctionOrMacroInvocationExpression call)
                || !call.getFunctionName().equals(LiveRender.NAME)) {
            return null;
        }
        ArgumentsNode arguments = call.getArguments();
        Expression<?> name = arguments.getNamedArgs() == null ? null
                : arguments.getNamedArgs().stream().filter(each -> each.getName().equals(LiveRender.VIEW)).findFirst()
                        .<Expression<?>>map(NamedArgumentNode::getValueExpression).orElse(null);
        if (arguments.getPositionalArgs() != null && !arguments.getPositionalArgs().isEmpty()) {
            name = arguments.getPositionalArgs().get(0).getValueExpression();
        }
        return name instanceof LiteralStringExpression literal ? literal.getValue() : null;
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
