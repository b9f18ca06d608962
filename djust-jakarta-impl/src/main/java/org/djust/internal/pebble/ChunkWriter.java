package org.djust.internal.pebble;

import java.io.Writer;

import io.pebbletemplates.pebble.extension.writer.SpecializedWriter;
import org.djust.spi.ChunkSink;

/** Tells a template's static text, which Pebble always writes as the same whole array, from values. */
final class ChunkWriter extends Writer implements SpecializedWriter {
    final ChunkSink sink;

    ChunkWriter(ChunkSink sink) {
        this.sink = sink;
    }

    @Override
    public void write(char[] text) {
        sink.text(text);
    }

    @Override
    public void write(char[] text, int from, int length) {
        sink.value(new String(text, from, length));
    }

    @Override
    public void write(int character) {
        sink.value(String.valueOf((char) character));
    }

    @Override
    public void write(String value) {
        sink.value(value);
    }

    @Override
    public void write(String value, int from, int length) {
        sink.value(value.substring(from, from + length));
    }

    @Override
    public void writeSpecialized(int value) {
        sink.value(Integer.toString(value));
    }

    @Override
    public void writeSpecialized(long value) {
        sink.value(Long.toString(value));
    }

    @Override
    public void writeSpecialized(double value) {
        sink.value(Double.toString(value));
    }

    @Override
    public void writeSpecialized(float value) {
        sink.value(Float.toString(value));
    }

    @Override
    public void writeSpecialized(short value) {
        sink.value(Short.toString(value));
    }

    @Override
    public void writeSpecialized(byte value) {
        sink.value(Byte.toString(value));
    }

    @Override
    public void writeSpecialized(char value) {
        sink.value(String.valueOf(value));
    }

    @Override
    public void writeSpecialized(String value) {
        sink.value(value);
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // the sink isn't ours
    }
}
