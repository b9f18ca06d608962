/**
 * What a backend or a template engine implements. Implementations are CDI beans with the qualifier
 * {@link org.djust.spi.Backend}; configuration picks them by name.
 */
package org.djust.spi;
