package org.djust.internal.cdi;

import java.util.Map;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.view.Beans;
import org.djust.internal.view.Injected;

/** Makes live views as CDI beans. Thread-safe. */
final class ViewBeans implements Beans {

    private final BeanManager manager;
    private final Map<Class<?>, Bean<?>> beans;
    private final CurrentContext current;
    private final RequestScope requests;

    ViewBeans(BeanManager manager, Map<Class<?>, Bean<?>> beans) {
        this.manager = manager;
        this.beans = Map.copyOf(beans);
        this.current = manager.createInstance().select(CurrentContext.class).get();
        this.requests = new RequestScope(manager.createInstance().select(RequestContextController.class));
    }

    @Override
    public Instance create(ViewDescriptor view, Injected injected) {
        return create(beans.get(view.type()), injected);
    }

    private <T> Instance create(Bean<T> bean, Injected injected) {
        CreationalContext<T> creation = manager.createCreationalContext(bean);
        T created = current.with(injected, () -> bean.create(creation));
        return new Instance() {
            @Override
            public Object bean() {
                return created;
            }

            @Override
            public void destroy() {
                bean.destroy(created, creation);
            }
        };
    }

    @Override
    public void inRequest(Runnable call) {
        requests.run(call);
    }
}
