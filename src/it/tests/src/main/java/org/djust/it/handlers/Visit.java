package org.djust.it.handlers;

import jakarta.enterprise.context.RequestScoped;

@RequestScoped
public class Visit {

    private int calls;

    public int next() {
        return ++calls;
    }
}
