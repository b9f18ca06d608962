package org.djust.internal.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;

import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.spi.Backend;
import org.djust.spi.ChannelLayer;
import org.djust.spi.Encoded;
import org.djust.spi.NodeServices;
import org.djust.spi.Position;
import org.junit.jupiter.api.Test;

/** An application with mistakes is not deployed, and its developer is told all of them at once. */
class DeploymentMistakesTest {

    private static final String HERE = DeploymentMistakesTest.class.getName() + "$";

    @LiveView(value = "counter", template = "<button dj-click='ad'>")
    static class CounterView {
        Thread thread;

        @EventHandler
        void add(Object amount) {
        }
    }

    @LiveView("/missing")
    static class MissingView {
    }

    @Test
    void everyMistakeOfEveryView() {
        assertMistakes("""
                djust found 5 mistakes in this application:
                  1. %1$sCounterView: the path "counter" doesn't start with '/': write "/counter".
                  2. %1$sCounterView.thread: state of this type can't be stored as JSON and read again, because \
                java.lang.Thread is neither a value, a record nor a bean: change the type, or mark the field \
                transient or \
                @Temporary.
                  3. %1$sCounterView.add(): its parameter 'amount' can't be bound, because java.lang.Object may be \
                anything: \
                use a primitive, String, enum, java.time type, a record or bean of those, or a list.
                  4. %1$sCounterView: dj-click="ad" in template inline, line 1 names no method marked @EventHandler: \
                known are add.
                  5. %1$sMissingView: Template missing.html is missing.""", Map.of(), CounterView.class,
                MissingView.class);
    }

    @LiveView(value = "/scoped", template = " ")
    @ApplicationScoped
    static class ScopedView {
    }

    @LiveView(value = "/constructed", template = " ")
    static class ConstructedView {
        ConstructedView(String text) {
        }
    }

    @ApplicationScoped
    static class Service {
        @Inject
        LiveContext live;
    }

    @LiveView(value = "/interface", template = " ")
    interface InterfaceView {
    }

    @Test
    void classesThatCannotBeViewBeans() {
        assertMistakes("""
                djust found 4 mistakes in this application:
                  1. %1$sConstructedView: it is no CDI bean: give it a constructor without parameters, or mark one \
                with \
                @Inject.
                  2. %1$sScopedView: it is @ApplicationScoped, but every visit of its page needs an instance of its \
                own: \
                remove the scope annotation.
                  3. %1$sService: it is @ApplicationScoped and injects LiveContext, which belongs to one view: let \
                views pass \
                it as an argument.
                  4. %1$sInterfaceView: an abstract class or interface can't be a live view: move @LiveView to a \
                class that \
                has instances.""", Map.of(), ScopedView.class, ConstructedView.class, Service.class,
                InterfaceView.class);
    }

    @Test
    void unknownBackends() {
        assertMistakes("""
                djust found 3 mistakes in this application:
                  1. Configuration asks for the StateBackend "redis", but found are only memory: correct the name, or add the artifact \
                org.djust.jakarta:djust-redis to the application.
                  2. Configuration asks for the ChannelLayer "carrier-pigeon", but found are only memory: correct \
                the name, or \
                add the artifact that has it to the application.
                  3. Configuration asks for the TemplateEngine "jte", but found are only inline, pebble: correct the \
                name, or \
                add the artifact that has it to the application.""",
                Map.of("djust.state.backend", "redis", "djust.channel.backend", "carrier-pigeon",
                        "djust.template.engine",
                        "jte",
                        "djust.secret", "0123456789abcdef0123456789abcdef"));
    }

    @Backend("memory")
    @ApplicationScoped
    static class OtherChannels implements ChannelLayer {
        @Override
        public void start(NodeServices node) {
        }

        @Override
        public void publish(String topic, Encoded payload) {
        }

        @Override
        public Subscription subscribe(String topic, Position after, Receiver receiver) {
            return () -> {
            };
        }

        @Override
        public void originGone(String nodeId) {
        }

        @Override
        public Map<String, Number> statistics() {
            return Map.of();
        }
    }

    @Test
    void twoBackendsOfOneName() {
        assertMistakes("""
                djust found 1 mistake in this application:
                  1. Configuration asks for the ChannelLayer "memory", but several beans have that name: remove or \
                rename all \
                but one.""", Map.of(), OtherChannels.class);
    }

    @Test
    void settingsThatCannotBeUsed() {
        assertMistakes("""
                djust found 2 mistakes in this application:
                  1. djust.secret has 3 characters; allowed are at least 32, best random.
                  2. djust.mailbox.capacity is "many"; allowed is a whole number from 1 to 1000000.""",
                Map.of("djust.secret", "abc", "djust.mailbox.capacity", "many"));
    }

    private static void assertMistakes(String expected, Map<String, String> settings, Class<?>... classes) {
        DeploymentException e = assertThrows(DeploymentException.class, () -> Container.of(settings, classes).close());
        assertEquals(expected.formatted(HERE), e.getMessage());
    }
}
