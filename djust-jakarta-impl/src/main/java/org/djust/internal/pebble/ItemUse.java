package org.djust.internal.pebble;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.AutoEscapeNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.TestInvocationExpression;
import io.pebbletemplates.pebble.node.TextNode;
import io.pebbletemplates.pebble.node.expression.*;

/**
 * What a loop's body does with its item. Only a body that uses nothing but the item, by reading it, renders the same
 * whenever the item is the same object.
 */
final class ItemUse {
    private static final Set<String> PURE_FILTERS = Set.of("abs", "abbreviate", "capitalize", "date", "default",
            "escape",
            "first", "format", "last", "length", "lower", "nl2br", "numberformat", "raw", "replace", "sha256", "slice",
            "title", "trim", "upper", "urlencode", "base64encode", "base64decode");
    private static final Set<String> PURE_TESTS = Set.of("empty", "even", "odd", "null", "equalTo");
    private static final Set<Class<?>> LITERALS = Set.of(LiteralStringExpression.class, LiteralIntegerExpression.class,
            LiteralLongExpression.class, LiteralDoubleExpression.class, LiteralBooleanExpression.class,
            LiteralBigDecimalExpression.class, LiteralNullExpression.class);
    private static final Set<Class<?>> PURE_BINARY = Set.of(AddExpression.class, AndExpression.class,
            ConcatenateExpression.class, DivideExpression.class, EqualsExpression.class, FilterExpression.class,
            GreaterThanEqualsExpression.class, GreaterThanExpression.class, LessThanEqualsExpression.class,
            LessThanExpression.class, ModulusExpression.class, MultiplyExpression.class, NegativeTestExpression.class,
            NotEqualsExpression.class, OrExpression.class, PositiveTestExpression.class, SubtractExpression.class);

    private final String item;
    /** Every way in which the body reads the item: names of attributes, one after the other. */
    private final Set<List<String>> paths = new HashSet<>();
    private boolean onlyItem = true;
    private final ClassValue<Boolean> fixed = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return paths.stream().allMatch(path -> FixedTypes.isFixed(type, path));
        }
    };

    private ItemUse(String item) {
        this.item = item;
    }

    static ItemUse of(String item, BodyNode body) {
        ItemUse use = new ItemUse(item);
        use.node(body);
        return use;
    }

    /** Whether the body depends on nothing else. */
    boolean isOnlyItem() {
        return onlyItem;
    }

    /** Whether nothing that the body reads of an item of this class can ever change. */
    boolean isFixed(Class<?> type) {
        return fixed.get(type);
    }

    private void node(RenderableNode node) {
        if (node instanceof BodyNode body) {
            body.getChildren().forEach(this::node);
        } else if (node instanceof PrintNode print) {
            expression(print.getExpression());
        } else if (node instanceof AutoEscapeNode escape) {
            node(escape.getBody());
        } else if (node instanceof IfNode condition) {
            condition.getConditionsWithBodies().forEach(pair -> {
                expression(pair.getLeft());
                node(pair.getRight());
            });
            node(condition.getElseBody());
        } else if (node != null && !(node instanceof TextNode)) {
            onlyItem = false;
        }
    }

    private void expression(Expression<?> expression) {
        if (expression instanceof ContextVariableExpression || expression instanceof GetAttributeExpression) {
            path(expression);
        } else if (expression instanceof BinaryExpression<?> binary && PURE_BINARY.contains(expression.getClass())) {
            expression(binary.getLeftExpression());
            expression(binary.getRightExpression());
        } else if (expression instanceof UnaryExpression unary && !(expression instanceof RenderableNodeExpression)) {
            expression(unary.getChildExpression());
        } else if (expression instanceof TernaryExpression choice) {
            expression(choice.getExpression1());
            expression(choice.getExpression2());
            expression(choice.getExpression3());
        } else {
            call(expression);
        }
    }

    private void call(Expression<?> expression) {
        if (expression instanceof FilterInvocationExpression filter && PURE_FILTERS.contains(filter.getFilterName())) {
            arguments(filter.getArgs());
        } else if (expression instanceof TestInvocationExpression test && PURE_TESTS.contains(test.getTestName())) {
            arguments(test.getArgs());
        } else if (expression == null || !LITERALS.contains(expression.getClass())) {
            onlyItem = false;
        }
    }

    private void arguments(ArgumentsNode arguments) {
        if (arguments != null && arguments.getPositionalArgs() != null) {
            arguments.getPositionalArgs().forEach(argument -> expression(argument.getValueExpression()));
        }
        if (arguments != null && arguments.getNamedArgs() != null) {
            arguments.getNamedArgs().forEach(argument -> expression(argument.getValueExpression()));
        }
    }

    private void path(Expression<?> expression) {
        List<String> names = new ArrayList<>();
        Expression<?> inner = expression;
        while (inner instanceof GetAttributeExpression attribute && attribute.getArgumentsNode() == null
                && attribute.getAttributeNameExpression() instanceof LiteralStringExpression name) {
            names.add(0, String.valueOf(name.getValue()));
            inner = attribute.getNode();
        }
        onlyItem &= inner instanceof ContextVariableExpression variable && variable.getName().equals(item);
        paths.add(names);
    }
}
