/**
 * Who is credited with which share of a deal: deals and claims through the rules of a {@code
 * credit} document into rows of a dataset that is measured like any other. One deal is shared out
 * at a time, exactly; no share is handed out twice, and what nobody takes is the vendor's. Never
 * changes a deal or a claim.
 *
 * <p>May use {@code shared}, {@code definition}, {@code expression} and {@code fact}.
 */
@NullMarked
package dev.touchstone.credit;

import org.jspecify.annotations.NullMarked;
