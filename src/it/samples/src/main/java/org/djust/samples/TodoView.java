package org.djust.samples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;

/** A to-do list. State is replaced, never modified: tasks are records, and each change makes a new list. */
@LiveView("/todo")
public class TodoView {

    private List<Task> tasks = List.of();
    private int lastId;
    private int editing;
    private Filter filter = Filter.ALL;

    @Inject
    transient LiveContext live;

    @EventHandler
    void add(@NotBlank @Size(max = 80) String title) {
        tasks = Stream.concat(tasks.stream(), Stream.of(new Task(++lastId, title.strip(), false))).toList();
        live.resetForm();
    }

    @EventHandler
    void toggle(int id) {
        replace(id, task -> new Task(id, task.title(), !task.done()));
    }

    @EventHandler
    void edit(int id) {
        editing = id;
    }

    @EventHandler
    void rename(int id, @NotBlank @Size(max = 80) String newTitle) {
        replace(id, task -> new Task(id, newTitle.strip(), task.done()));
        editing = 0;
    }

    @EventHandler
    void move(int id, int by) {
        int from = tasks.stream().map(Task::id).toList().indexOf(id);
        int to = from + by;
        if (from >= 0 && to >= 0 && to < tasks.size()) {
            List<Task> moved = new ArrayList<>(tasks);
            Collections.swap(moved, from, to);
            tasks = List.copyOf(moved);
        }
    }

    @EventHandler
    void remove(int id) {
        tasks = tasks.stream().filter(task -> task.id() != id).toList();
    }

    @EventHandler
    void show(Filter filter) {
        this.filter = filter;
    }

    private void replace(int id, UnaryOperator<Task> change) {
        tasks = tasks.stream().map(task -> task.id() == id ? change.apply(task) : task).toList();
    }
}
