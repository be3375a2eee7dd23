package dev.touchstone.credit;

import java.util.List;
import java.util.Map;

/**
 * What a rule made of the claims it looked at.
 *
 * @param parts whose weights add up to at most one
 * @param passed claims that get nothing of it, each with the reason in plain words
 */
record Step(List<Part> parts, Map<Claim, String> passed) {}
