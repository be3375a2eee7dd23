/**
 * People, their roles, how they sign in, and which partner's rows a request may touch. Owns the
 * scope that the database enforces; never knows what a scorecard is.
 */
@MayUse({"shared", "audit"})
@NullMarked
package dev.touchstone.access;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
