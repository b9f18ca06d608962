package org.djust.internal.view;

import java.util.Locale;
import java.util.function.Supplier;

import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.spi.ViewId;

/** Makes the views that a view of a page embeds: they belong to the same page, user and locale. */
record PageNursery(Views views, String viewId, Locale locale, Supplier<Identity> identity) implements Embeds.Nursery {

    @Override
    public boolean allows(String view) {
        return descriptor(view).roles().allows(identity.get().roles()::contains);
    }

    @Override
    public MountedView create(String view, String address) {
        return views.create(descriptor(view), ViewId.page(viewId) + address, locale, identity.get());
    }

    @Override
    public void open(MountedView view) {
        views.open(view);
    }

    private ViewDescriptor descriptor(String view) {
        ViewDescriptor descriptor = view == null ? null : views.descriptor(view);
        if (descriptor == null) {
            throw new IllegalArgumentException(Messages.noView(view));
        }
        return descriptor;
    }
}
