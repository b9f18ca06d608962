package org.djust.it.handlers;

/** A bean, as opposed to a record. */
public class Address {

    private String street;
    private Color door;

    public String getStreet() {
        return street;
    }

    public void setStreet(String street) {
        this.street = street;
    }

    public Color getDoor() {
        return door;
    }

    public void setDoor(Color door) {
        this.door = door;
    }
}
