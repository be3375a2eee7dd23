/**
 * People, their roles, how they sign in, and which partner's rows a request may touch. Owns the
 * scope that the database enforces; never knows what a scorecard is.
 *
 * <p>May use {@code shared} and {@code audit}.
 */
@NullMarked
package dev.touchstone.access;

import org.jspecify.annotations.NullMarked;
