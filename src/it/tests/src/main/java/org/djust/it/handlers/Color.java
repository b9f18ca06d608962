package org.djust.it.handlers;

public enum Color {
    RED, GREEN
}
