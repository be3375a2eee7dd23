/**
 * Who is credited with which share of a deal: deals and claims through the rules of a {@code
 * credit} document into rows of a dataset that is measured like any other. One deal is shared out
 * at a time, exactly; no share is handed out twice, and what nobody takes is the vendor's. Never
 * changes a deal or a claim.
 */
@MayUse({"shared", "definition", "expression", "fact"})
@NullMarked
package dev.touchstone.credit;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
