package org.djust.samples;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What the sign-up form holds, one component for each control. */
public record Signup(
        @NotBlank(message = "Please tell us your name.") @Size(max = 40) String name,
        @NotBlank(message = "We need an address to write to.")
        @Email(message = "This is not an email address.") String email,
        @Min(value = 1, message = "At least one seat.")
        @Max(value = 8, message = "We have no more than 8 seats for a group.") int seats,
        @AssertTrue(message = "Please accept the house rules.") boolean rules) {
}
