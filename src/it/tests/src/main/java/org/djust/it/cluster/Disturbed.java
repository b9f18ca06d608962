package org.djust.it.cluster;

/** Visitors to whom things happen. Used by the test's thread. */
interface Disturbed {

    /** Whoever loses the connection from now on loses it because of this. */
    Disturbance disturbed(String what);

    /** Every {@code n}-th visitor loses the connection. */
    void cut(int n);
}
