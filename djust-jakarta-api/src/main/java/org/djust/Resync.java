package org.djust;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method of a live view to call when messages of a topic that it subscribes to are lost for it: it reads anew what they
 * would have told. It may take the topic, a {@code String}. It is called once for each loss, however many messages that is:
 * after longer failures of the network, or when the view could not keep up.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Resync {
}
