package org.djust.it.handlers;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.List;

public record Person(@NotBlank(message = "Who?") String name, @Min(value = 18, message = "Too young.") int age,
        LocalDate born, List<String> tags) {
}
