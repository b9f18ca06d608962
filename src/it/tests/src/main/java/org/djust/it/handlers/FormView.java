package org.djust.it.handlers;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.djust.EventHandler;
import org.djust.LiveContext;
import org.djust.LiveView;
import org.djust.Model;
import org.djust.Param;

@LiveView("/form")
public class FormView {

    private String said = "";
    @Model
    @Size(max = 5, message = "At most five.")
    private String title = "";

    @Inject
    transient LiveContext live;
    @Inject
    transient Visit visit;

    @EventHandler
    void numbers(int i, long l, double d, boolean b, BigDecimal money) {
        said = i + " " + l + " " + d + " " + b + " " + money;
    }

    @EventHandler
    void values(String text, Color color, LocalDate date, LocalTime time, Duration duration) {
        said = text + " " + color + " " + date + " " + time + " " + duration;
    }

    @EventHandler
    void person(Person person) {
        said = person.toString();
    }

    @EventHandler
    void move(Address address) {
        said = address.getStreet() + " " + address.getDoor();
    }

    @EventHandler("renamed")
    void original(@Param("other") String text) {
        said = text;
    }

    @EventHandler
    void register(@Valid Person person, @NotBlank(message = "Say it.") String motto) {
        said = person.name() + " " + motto;
    }

    @EventHandler
    void fail(String secret) {
        said = "half done";
        throw new IllegalStateException("internal detail " + secret);
    }

    @EventHandler
    void request() {
        said = "calls in this request: " + visit.next() + visit.next();
    }

    @EventHandler
    @Shouted
    void shout(String text) {
        said = text;
    }

    @EventHandler
    @RolesAllowed("boss")
    void fire(String whom) {
        said = live.user() + " fires " + whom + " " + live.isUserInRole("boss");
    }

    void notForBrowsers() {
        said = "called";
    }
}
