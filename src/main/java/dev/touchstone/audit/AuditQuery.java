package dev.touchstone.audit;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which records somebody wants to see.
 *
 * @param actor sign-in name, or empty
 * @param action how it begins, e.g. {@code run.}, or empty
 * @param subject a part of it, or empty
 * @param from first day, in UTC
 * @param until last day, in UTC
 * @param before only records with smaller numbers; 0 for the newest
 */
public record AuditQuery(
    String actor,
    String action,
    String subject,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    long before) {}
