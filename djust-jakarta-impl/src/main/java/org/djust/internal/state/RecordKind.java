package org.djust.internal.state;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;

/** Records whose components may be immutable or not, depending on the instance, such as one with a {@code List}. */
final class RecordKind implements Kind {

    private final Field[] fields;

    private RecordKind(Field[] fields) {
        this.fields = fields;
    }

    static Kind of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Field[] fields = new Field[components.length];
        try {
            for (int i = 0; i < fields.length; i++) {
                // the field, since an accessor method may return something else
                fields[i] = type.getDeclaredField(components[i].getName());
                fields[i].setAccessible(true);
            }
        } catch (NoSuchFieldException | InaccessibleObjectException e) {
            return UNKNOWN;
        }
        return new RecordKind(fields);
    }

    @Override
    public Object freeze(Object live, Kinds kinds, int depth) {
        try {
            for (Field field : fields) {
                Object value = field.get(live);
                if (kinds.freeze(value, depth + 1) != value) {
                    return NOT_FREEZABLE;
                }
            }
            return live;
        } catch (IllegalAccessException e) {
            return NOT_FREEZABLE;
        }
    }
}
