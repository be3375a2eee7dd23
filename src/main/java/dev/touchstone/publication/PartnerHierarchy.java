package dev.touchstone.publication;

import static dev.touchstone.db.Tables.POPULATION_PARTNER;
import static dev.touchstone.db.Tables.RUN;
import static dev.touchstone.db.Tables.RUN_PUBLICATION;

import dev.touchstone.access.Hierarchy;
import dev.touchstone.shared.PartnerId;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The hierarchy as the newest published run of each scorecard has it. */
@Repository
class PartnerHierarchy implements Hierarchy {
  private final DSLContext sql;

  PartnerHierarchy(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  @Transactional(readOnly = true)
  public SortedSet<PartnerId> withAllBelow(PartnerId partner) {
    var id = DSL.field(DSL.name("family", "id"), SQLDataType.CLOB);
    var newest =
        DSL.name("newest")
            .fields("population_id")
            .as(
                DSL.select(RUN.POPULATION_ID)
                    .distinctOn(RUN.SCORECARD)
                    .from(RUN)
                    .join(RUN_PUBLICATION)
                    .on(RUN_PUBLICATION.RUN_ID.eq(RUN.RUN_ID))
                    .orderBy(RUN.SCORECARD, RUN_PUBLICATION.PUBLISHED_AT.desc(), RUN.RUN_ID));
    var family =
        DSL.name("family")
            .fields("id")
            .as(
                DSL.select(DSL.val(partner.value(), SQLDataType.CLOB))
                    // union, not union all: a circle in the data must not run for ever
                    .union(
                        DSL.select(POPULATION_PARTNER.PARTNER_ID)
                            .from(POPULATION_PARTNER)
                            .join(DSL.table(DSL.name("family")))
                            .on(POPULATION_PARTNER.PARENT_ID.eq(id))
                            .where(
                                POPULATION_PARTNER.POPULATION_ID.in(
                                    DSL.select(
                                            DSL.field(
                                                DSL.name("population_id"), SQLDataType.INTEGER))
                                        .from(DSL.table(DSL.name("newest")))))));
    return sql
        .withRecursive(newest, family)
        .select(id)
        .from(DSL.table(DSL.name("family")))
        .fetch(id)
        .stream()
        .map(PartnerId::new)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
