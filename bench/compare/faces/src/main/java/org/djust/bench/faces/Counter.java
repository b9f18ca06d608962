package org.djust.bench.faces;

import java.io.Serializable;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;

/** A number. */
@Named
@ViewScoped
public class Counter implements Serializable {

    private static final long serialVersionUID = 1L;

    private int count;

    public int getCount() {
        return count;
    }

    public void inc() {
        count++;
    }

    public void dec() {
        count--;
    }
}
