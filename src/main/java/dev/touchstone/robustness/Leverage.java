package dev.touchstone.robustness;

/**
 * How far ranks move if a KPI or group is left out altogether.
 *
 * @param shift mean distance of ranks from the declared ones; NaN where nobody has a score left
 */
public record Leverage(String id, String title, boolean kpi, double shift) {}
