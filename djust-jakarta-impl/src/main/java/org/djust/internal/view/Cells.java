package org.djust.internal.view;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.djust.internal.descriptor.StateField;
import org.djust.internal.state.StateCodec;
import org.djust.spi.Encoded;
import org.djust.spi.StateDamagedException;

/** What is stored of one view. */
final class Cells {

    private static final String LOCALE = "!locale";

    private Cells() {
    }

    /** @param more of what belongs to the view, such as its subscriptions */
    static List<Cell> of(List<StateField> fields, Object bean, Calls calls, Locale locale, List<Cell> more) {
        Stream<Cell> ofBean = fields.stream().map(field -> new Cell(field.name(), field.type(), false,
                () -> field.get(bean), value -> field.set(bean, value)));
        return Stream.of(ofBean, Stream.of(errors(calls), locale(locale)), more.stream()).flatMap(cells -> cells)
                .toList();
    }

    /** The validation messages of the last event. */
    @SuppressWarnings("unchecked")
    private static Cell errors(Calls calls) {
        return Cell.required("errors", Map.class, () -> calls.errors().messages(),
                value -> calls.errors((Map<String, String>) value));
    }

    /** The visitor's, which a view keeps for life. */
    private static Cell locale(Locale locale) {
        String tag = locale.toLanguageTag();
        return Cell.required("locale", String.class, () -> tag, value -> {
        });
    }

    /**
     * The locale of a view that is stored, which must be known before it is made.
     *
     * @throws StateDamagedException when it isn't there
     */
    static Locale locale(Map<String, Encoded> stored, StateCodec codec) {
        return Locale.forLanguageTag((String) codec.decode(required(LOCALE, stored), String.class));
    }

    /**
     * Takes over what is stored.
     *
     * @return the sizes of the cells' stored forms, in order
     * @throws StateDamagedException when one is missing that every whole commit has
     */
    static int[] restore(List<Cell> cells, Map<String, Encoded> stored, StateCodec codec) {
        int[] sizes = new int[cells.size()];
        for (int i = 0; i < sizes.length; i++) {
            Cell cell = cells.get(i);
            if (!cell.optional() || stored.containsKey(cell.name())) {
                byte[] bytes = required(cell.name(), stored);
                sizes[i] = bytes.length;
                cell.set(codec.decode(bytes, cell.type()));
            }
        }
        return sizes;
    }

    private static byte[] required(String name, Map<String, Encoded> stored) {
        Encoded value = stored.get(name);
        if (value == null) {
            throw new StateDamagedException("field " + name + " is missing.", null);
        }
        return value.bytes();
    }
}
