/**
 * State in Redis, for applications on several nodes. Applications need nothing of it: they add this library and set
 * {@code djust.backend=redis} and {@code djust.redis.url}.
 */
package org.djust.redis;
