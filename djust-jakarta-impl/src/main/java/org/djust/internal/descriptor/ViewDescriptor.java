package org.djust.internal.descriptor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.djust.internal.render.ViewTemplate;

/** All that is known of one live view class. Immutable. */
public final class ViewDescriptor {

    private final Class<?> type;
    private final String name;
    private final PathPattern path;
    private final ViewTemplate template;
    private final String templateName;
    private final Roles roles;
    private final Fields fields;
    private final Methods methods;
    private final boolean embedding;

    ViewDescriptor(Class<?> type, String name, PathPattern path, String templateName, ViewTemplate template,
            Roles roles, Fields fields, Methods methods, boolean embedding) {
        this.type = type;
        this.name = name;
        this.path = path;
        this.templateName = templateName;
        this.template = template;
        this.roles = roles;
        this.fields = fields;
        this.methods = methods;
        this.embedding = embedding;
    }

    public Class<?> type() {
        return type;
    }

    /** The class' simple name, or its full name when others share that; the same on every node. */
    public String name() {
        return name;
    }

    /** Null when it is no page of its own. */
    public PathPattern path() {
        return path;
    }

    public String templateName() {
        return templateName;
    }

    public ViewTemplate template() {
        return template;
    }

    /** Whether its template embeds views. */
    public boolean isEmbedding() {
        return embedding;
    }

    /** Who may see it. */
    public Roles roles() {
        return roles;
    }

    /** The fields that are stored: superclasses' first, each class' in declaration order. */
    public List<StateField> state() {
        return fields.stored();
    }

    /** The fields that are rendered and then dropped. */
    public List<StateField> temporary() {
        return fields.temporary();
    }

    /** A field that browsers may set; null if there is none of the name. */
    public StateField model(String field) {
        return fields.model(field);
    }

    /** Names and types of the stored fields, down to the parts of records and beans, as one short tag. */
    public String schema() {
        return fields.schema();
    }

    /** Null if there is none of the name. */
    public Handler handler(String handler) {
        return methods.handlers().get(handler);
    }

    public List<Subscription> subscriptions() {
        return methods.subscriptions();
    }

    public List<PresenceHook> presenceHooks() {
        return methods.presenceHooks();
    }

    public List<SharedHook> sharedHooks() {
        return methods.sharedHooks();
    }

    public Optional<Callback> mount() {
        return Optional.ofNullable(methods.mount());
    }

    public Optional<Callback> connected() {
        return Optional.ofNullable(methods.connected());
    }

    public Optional<Resynchronisation> resync() {
        return Optional.ofNullable(methods.resync());
    }

    /** The names of all roles that the view or one of its handlers asks for. */
    public Set<String> roleNames() {
        Set<String> names = new TreeSet<>(roles.names());
        methods.handlers().values().forEach(handler -> names.addAll(handler.roles().names()));
        return names;
    }

    /**
     * What the template sees, read only and live: {@code extras} first, then the view's fields, then its public
     * getters, which are called when they are asked for.
     */
    public Map<String, Object> variables(Object bean, Map<String, Object> extras) {
        return new ViewVariables(fields.variables(), bean, extras);
    }
}
