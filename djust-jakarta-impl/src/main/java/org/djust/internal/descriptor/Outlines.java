package org.djust.internal.descriptor;

import java.util.List;

import org.djust.spi.TemplateOutline;

/** Lets several learn of a template that is gone through once. */
record Outlines(List<TemplateOutline> all) implements TemplateOutline {

    @Override
    public void text(char[] text, String template, int line) {
        all.forEach(each -> each.text(text, template, line));
    }

    @Override
    public void value(String expression, String template, int line) {
        all.forEach(each -> each.value(expression, template, line));
    }

    @Override
    public void embeds(String view, String template, int line) {
        all.forEach(each -> each.embeds(view, template, line));
    }

    @Override
    public void fork() {
        all.forEach(TemplateOutline::fork);
    }

    @Override
    public void alternative() {
        all.forEach(TemplateOutline::alternative);
    }

    @Override
    public void join() {
        all.forEach(TemplateOutline::join);
    }
}
