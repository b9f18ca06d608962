package org.djust.internal.pebble;

import java.util.ArrayList;
import java.util.List;

import io.pebbletemplates.pebble.node.ArgumentsNode;
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

    /** The call of {@code live_render} that is printed; null when something else is. */
    static FunctionOrMacroInvocationExpression embedding(Expression<?> printed) {
        Expression<?> value = printed instanceof FilterExpression filter ? filter.getLeftExpression() : printed;
        return value instanceof FunctionOrMacroInvocationExpression call
                && call.getFunctionName().equals(LiveRender.NAME) ? call : null;
    }

    /** The view that is embedded; null when its name is no constant. */
    static String embeddedView(FunctionOrMacroInvocationExpression embedding) {
        ArgumentsNode arguments = embedding.getArguments();
        List<Expression<?>> names = new ArrayList<>();
        if (arguments.getPositionalArgs() != null) {
            arguments.getPositionalArgs().stream().limit(1).forEach(each -> names.add(each.getValueExpression()));
        }
        if (arguments.getNamedArgs() != null) {
            arguments.getNamedArgs().stream().filter(each -> each.getName().equals(LiveRender.VIEW))
                    .forEach(each -> names.add(each.getValueExpression()));
        }
        return names.size() == 1 && names.get(0) instanceof LiteralStringExpression name ? name.getValue() : null;
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
