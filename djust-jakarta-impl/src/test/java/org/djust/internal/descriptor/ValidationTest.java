package org.djust.internal.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.djust.EventHandler;
import org.djust.LiveView;
import org.djust.Model;
import org.djust.Param;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ValidationTest {

    public record Address(@NotBlank(message = "A city, please.") String city) {
    }

    public record Signup(@NotBlank(message = "A name, please.") @Size(min = 2, message = "More letters.") String name,
            @Email(message = "No address.") String email, @Valid Address address) {

        @AssertTrue(message = "Not this one.")
        public boolean isAllowed() {
            return !"eve".equals(name);
        }
    }

    @LiveView("/form")
    static class FormView {
        @Model
        @Min(value = 1, message = "One at least.")
        int seats;
        @Model
        String free;
        @Model
        @Valid
        Address address;

        @EventHandler
        void send(
                @Param("the-text") @NotBlank(message = "Some text, please.")
                @Size(max = 3, message = "Too long.") String text,
                @NotNull(message = "A number, please.") Integer number) {
        }

        @EventHandler
        void save(@Valid Signup signup) {
        }

        @EventHandler
        void tags(List<@NotBlank(message = "No empty tag.") String> tags) {
        }

        @EventHandler
        void free(String text) {
        }
    }

    private static ValidatorFactory factory;

    private final ViewDescriptor view = FakeTemplates.read(FormView.class);
    private final FormView bean = new FormView();
    private final Validation validation = new Validation(factory.getValidator());

    @BeforeAll
    static void open() {
        factory = jakarta.validation.Validation.buildDefaultValidatorFactory();
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @Test
    void messagesHaveTheNamesOfParameters() {
        assertEquals(Map.of("the-text", "Some text, please.", "number", "A number, please."),
                violations("send", " ", null));
        assertEquals(Map.of("the-text", "Too long."), violations("send", "abcd", 1));
        assertEquals(Map.of(), violations("send", "abc", 1));
    }

    @Test
    void messagesAboutPartsHaveTheNamesOfTheParts() {
        assertEquals(Map.of("name", "A name, please.", "email", "No address.", "address.city", "A city, please."),
                violations("save", new Signup("", "x", new Address(null))));
        assertEquals(Map.of("allowed", "Not this one."), violations("save", new Signup("eve", null, null)));
    }

    @Test
    void messagesAboutElementsHaveTheNameOfTheirParameter() {
        assertEquals(Map.of("tags", "No empty tag."), violations("tags", List.of("a", "")));
    }

    @Test
    void valuesOfModelFieldsAreCheckedBeforeTheyAreSet() {
        assertEquals(Map.of("seats", "One at least."), validation.violations(bean, view.model("seats"), 0));
        assertEquals(Map.of(), validation.violations(bean, view.model("seats"), 1));
        assertEquals(Map.of(), validation.violations(bean, view.model("free"), null));
        assertEquals(Map.of("city", "A city, please."),
                validation.violations(bean, view.model("address"), new Address("")));
    }

    @Test
    void nothingIsCheckedWithoutAValidator() {
        assertEquals(Map.of(), new Validation(null).violations(bean, view.handler("send"), new Object[] {"", null}));
    }

    @Test
    void handlersWithoutConstraintsPass() {
        assertEquals(Map.of(), violations("free", (Object) null));
    }

    private Map<String, String> violations(String handler, Object... arguments) {
        return validation.violations(bean, view.handler(handler), arguments);
    }
}
