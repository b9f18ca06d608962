package org.djust.bench.vaadin;

import java.io.Serializable;

/** What the form asks for. */
class Entry implements Serializable {

    private static final long serialVersionUID = 1L;

    private String name = "";
    private String email = "";
    private Integer seats = 1;

    String getName() {
        return name;
    }

    void setName(String name) {
        this.name = name;
    }

    String getEmail() {
        return email;
    }

    void setEmail(String email) {
        this.email = email;
    }

    Integer getSeats() {
        return seats;
    }

    void setSeats(Integer seats) {
        this.seats = seats;
    }
}
