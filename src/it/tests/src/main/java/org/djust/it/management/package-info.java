/** What operators see and do by JMX. */
package org.djust.it.management;
