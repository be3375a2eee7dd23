package dev.touchstone.expression;

import java.util.List;

/**
 * SQL text with a {@code ?} for every text and date, and the values for them in order. Text is
 * stable to the byte for equal expressions.
 *
 * @param binds {@link String} and {@link java.time.LocalDate} values
 */
public record Sql(String text, List<Object> binds) {}
