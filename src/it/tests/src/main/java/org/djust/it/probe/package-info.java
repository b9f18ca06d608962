/** Deployed with scenarios: lets a test see and steer, over HTTP, what happens in the application. */
package org.djust.it.probe;
