package org.djust.samples;

/** Which tasks of a to-do list are shown. */
public enum Filter {

    ALL, OPEN, DONE;

    /** Whether the task is among those shown. */
    public boolean accepts(Task task) {
        return this == ALL || task.done() == (this == DONE);
    }
}
