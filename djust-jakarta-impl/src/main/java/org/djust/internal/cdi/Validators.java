package org.djust.internal.cdi;

import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.enterprise.inject.Instance;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;

/** Finds the server's validator. */
final class Validators {

    private static final Logger LOG = Logger.getLogger(Validators.class.getName());

    private Validators() {
    }

    /** Null when the server has no Bean Validation. */
    static Validator find(Instance<Object> beans) {
        try {
            Instance<Validator> validator = beans.select(Validator.class);
            return validator.isResolvable() ? validator.get()
                    : Validation.buildDefaultValidatorFactory().getValidator();
        } catch (ValidationException | LinkageError e) {
            LOG.log(Level.WARNING, e,
                    () -> "This server has no Bean Validation: constraints of live views are not checked.");
            return null;
        }
    }
}
