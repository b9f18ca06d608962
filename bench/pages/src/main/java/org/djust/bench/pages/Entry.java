package org.djust.bench.pages;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What the form asks for. */
public record Entry(@NotBlank @Size(max = 50) String name, @NotBlank @Email String email, @Min(1) @Max(8) int seats) {
}
