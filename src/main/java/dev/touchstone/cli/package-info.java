/**
 * The command line over the pure heart: {@code validate}, {@code score}, {@code explain}, {@code
 * trend}, {@code verify}. Reads a folder of definitions and a folder of data, keeps what it needs
 * in a workspace folder, and never talks to a server.
 *
 * <p>May use everything in the pure heart.
 */
@NullMarked
package dev.touchstone.cli;

import org.jspecify.annotations.NullMarked;
