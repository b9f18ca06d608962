package org.djust.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;

import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.internal.descriptor.ViewDescriptor;
import org.djust.internal.memory.MemoryStateBackend;
import org.djust.internal.view.Beans;
import org.djust.internal.view.Injected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewBeansTest {

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Logged {
    }

    @Logged
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    static class LoggedInterceptor {
        @Inject
        Log log;

        @AroundInvoke
        Object around(InvocationContext call) throws Exception {
            log.add("before " + call.getMethod().getName());
            return call.proceed();
        }
    }

    @ApplicationScoped
    static class Log {
        final List<String> lines = new ArrayList<>();

        List<String> lines() {
            return lines;
        }

        void add(String line) {
            lines.add(line);
        }
    }

    @RequestScoped
    static class Counter {
        private int count;

        int next() {
            return ++count;
        }
    }

    static class Helper {
        @Inject
        LiveContext live;
        @Inject
        Log log;

        @PreDestroy
        void gone() {
            log.add("helper gone");
        }
    }

    @RolesAllowed("user")
    @LiveView(value = "/counter", template = "<button dj-click='add'>")
    static class CounterView {
        int count = 1;
        @Inject
        transient LiveContext live;
        @Inject
        transient Helper helper;
        @Inject
        transient Log log;
        @Inject
        transient Counter counter;

        @Logged
        @RolesAllowed("admin")
        @EventHandler
        void add(int amount) {
            count += amount;
        }

        @PreDestroy
        void gone() {
            log.add("view gone");
        }

        public int getDouble() {
            return count * 2;
        }
    }

    private Container container;
    private Beans beans;
    private ViewDescriptor view;

    @BeforeEach
    void deploy() {
        container = Container.of(CounterView.class, Helper.class, Log.class, LoggedInterceptor.class, Counter.class);
        beans = container.catalog().beans();
        view = container.catalog().views().get(0);
    }

    @AfterEach
    void undeploy() {
        container.close();
    }

    @Test
    void everyViewAndItsDependentBeansHaveTheirOwnContext() {
        LiveContext first = context();
        LiveContext second = context();
        CounterView one = (CounterView) beans.create(view, new Injected(first, null, () -> null)).bean();
        CounterView other = (CounterView) beans.create(view, new Injected(second, null, () -> null)).bean();
        assertNotSame(one, other);
        assertSame(first, one.live);
        assertSame(first, one.helper.live);
        assertSame(second, other.live);
    }

    @Test
    void handlersAreCalledThroughInterceptorsAndStateIsReadAndWritten() throws Throwable {
        Object bean = beans.create(view, new Injected(context(), null, () -> null)).bean();
        view.handler("add").invoke(bean, new Object[] {41});
        assertEquals(42, view.state().get(0).get(bean));
        view.state().get(0).set(bean, 7);
        assertEquals(7, ((CounterView) bean).count);
        assertEquals(List.of("before add"), container.get(Log.class).lines());
        assertEquals(Map.of("count", 7, "double", 14, "errors", "x"),
                Map.copyOf(view.variables(bean, Map.of("errors", "x"))));
    }

    @Test
    void destroyedViewsRunPreDestroyWithTheirDependents() {
        beans.create(view, new Injected(context(), null, () -> null)).destroy();
        assertEquals(Set.of("view gone", "helper gone"), Set.copyOf(container.get(Log.class).lines()));
    }

    @Test
    void eachRequestHasBeansOfItsOwnAndCallsInsideShareThem() {
        CounterView bean = (CounterView) beans.create(view, new Injected(context(), null, () -> null)).bean();
        assertThrows(ContextNotActiveException.class, () -> bean.counter.next());
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            beans.inRequest(() -> {
                counts.add(bean.counter.next());
                beans.inRequest(() -> counts.add(bean.counter.next()));
                counts.add(bean.counter.next());
            });
        }
        assertEquals(List.of(1, 2, 3, 1, 2, 3), counts);
        assertThrows(ContextNotActiveException.class, () -> bean.counter.next());
    }

    @Test
    void requestEndsWhenItsCallThrows() {
        CounterView bean = (CounterView) beans.create(view, new Injected(context(), null, () -> null)).bean();
        IllegalStateException thrown = new IllegalStateException();
        assertSame(thrown, assertThrows(IllegalStateException.class, () -> beans.inRequest(() -> {
            throw thrown;
        })));
        assertThrows(ContextNotActiveException.class, () -> bean.counter.next());
    }

    @Test
    void contextOutsideAViewIsRefusedWithTheReason() {
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> container.get(LiveContext.class));
        assertEquals(
                "There is no LiveContext here: inject it into a @LiveView, or into a dependent bean that a live view "
                        + "injects.",
                e.getMessage());
    }

    @Test
    void containersFindTheExtensionByItsServiceFile() {
        assertTrue(
                ServiceLoader.load(Extension.class).stream().anyMatch(found -> found.type() == DjustExtension.class));
    }

    @Test
    void catalogHasWhatTheRuntimeNeeds() {
        ViewCatalog catalog = container.catalog();
        assertSame(catalog, container.catalog());
        assertEquals(Set.of("user", "admin"), catalog.roleNames());
        assertEquals("CounterView", view.name());
        assertTrue(catalog.layers().state() instanceof MemoryStateBackend);
        assertEquals(1500, catalog.config().mailboxes().capacity());
    }

    private static LiveContext context() {
        return (LiveContext) Proxy.newProxyInstance(LiveContext.class.getClassLoader(),
                new Class<?>[] {LiveContext.class},
                (proxy, method, arguments) -> null);
    }
}
