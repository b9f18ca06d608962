package org.djust.redis;

/**
 * One run of a script. Arrays belong to the invocation and are never changed.
 *
 * @param arguments the keys, then the script's other arguments
 * @param bytes     the length of the arguments together
 */
record Invocation(Script script, byte[][] arguments, int bytes) {

    static Invocation of(Script script, byte[]... arguments) {
        int bytes = 0;
        for (byte[] argument : arguments) {
            bytes += argument.length;
        }
        return new Invocation(script, arguments, bytes);
    }
}
