package dev.touchstone.audit;

import static dev.touchstone.db.Tables.AUDIT_RECORD;

import dev.touchstone.audit.Anchors.Anchor;
import dev.touchstone.shared.Refused;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Holds the chain against itself and against what is known outside. The anchors are read before the
 * database is asked, so that a chain that grows meanwhile is never taken for one that was cut.
 */
public final class ChainCheck {
  private static final int CHUNK = 1_000;

  private final List<Anchor> anchors;
  private final String unreadable;

  private ChainCheck(List<Anchor> anchors, String unreadable) {
    this.anchors = anchors;
    this.unreadable = unreadable;
  }

  /** Reads the anchors; what is then asked of the database must see it as it is now or later. */
  public static ChainCheck with(Anchors anchors) {
    try {
      return new ChainCheck(anchors.all(), "");
    } catch (Refused why) {
      return new ChainCheck(List.of(), why.reason() + " " + why.hint());
    }
  }

  /** The newest record that is known outside; 0 where none is. */
  long anchored() {
    return anchors.stream().mapToLong(it -> it.end().seq()).max().orElse(0);
  }

  /**
   * Walks the whole chain and names the first record that does not hold.
   *
   * @param sql a connection that sees one state of the database throughout
   */
  public Verdict walk(DSLContext sql) {
    if (!unreadable.isEmpty()) {
      return new Verdict.Broken(0, unreadable);
    }
    var open =
        new ArrayDeque<>(
            anchors.stream().sorted(Comparator.comparingLong(it -> it.end().seq())).toList());
    var previous = Entry.BEFORE_THE_FIRST;
    long seq = 0;
    while (true) {
      var chunk = after(sql, seq);
      for (var entry : chunk) {
        var fault = fault(entry, seq + 1, previous);
        while (fault.isEmpty() && !open.isEmpty() && open.getFirst().end().seq() == entry.seq()) {
          fault = against(open.removeFirst(), entry.hash()).orElse("");
        }
        if (!fault.isEmpty()) {
          return new Verdict.Broken(Math.min(entry.seq(), seq + 1), fault);
        }
        previous = entry.hash();
        seq = entry.seq();
      }
      if (chunk.size() < CHUNK) {
        break;
      }
    }
    return open.isEmpty()
        ? new Verdict.Intact(seq, previous, anchored())
        : new Verdict.Broken(seq + 1, cutOff(open.getLast(), seq));
  }

  /** What is wrong with the end of the chain alone, without walking it; empty where nothing is. */
  Optional<String> end(DSLContext sql) {
    if (!unreadable.isEmpty()) {
      return Optional.of(unreadable);
    }
    return anchors.stream()
        .max(Comparator.comparingLong(it -> it.end().seq()))
        .flatMap(
            newest ->
                sql.select(AUDIT_RECORD.HASH)
                    .from(AUDIT_RECORD)
                    .where(AUDIT_RECORD.SEQ.eq(newest.end().seq()))
                    .fetchOptional(AUDIT_RECORD.HASH)
                    .map(hash -> against(newest, hash))
                    .orElseGet(
                        () ->
                            Optional.of(cutOff(newest, endOf(sql).map(ChainEnd::seq).orElse(0L)))));
  }

  static Optional<ChainEnd> endOf(DSLContext sql) {
    return sql.select(AUDIT_RECORD.SEQ, AUDIT_RECORD.HASH)
        .from(AUDIT_RECORD)
        .orderBy(AUDIT_RECORD.SEQ.desc())
        .limit(1)
        .fetchOptional(row -> new ChainEnd(row.value1(), row.value2()));
  }

  private static List<Entry> after(DSLContext sql, long seq) {
    return sql.selectFrom(AUDIT_RECORD)
        .where(AUDIT_RECORD.SEQ.gt(seq))
        .orderBy(AUDIT_RECORD.SEQ)
        .limit(CHUNK)
        .fetch(AuditTrail::entry);
  }

  private static Optional<String> against(Anchor anchor, String hash) {
    return hash.equals(anchor.end().hash())
        ? Optional.empty()
        : Optional.of(
            "Record "
                + anchor.end().seq()
                + " is not the one that was there on "
                + anchor.at()
                + ": the chain was sealed anew.");
  }

  private static String cutOff(Anchor anchor, long length) {
    return (length == 0 ? "The trail is empty" : "The trail ends with record " + length)
        + ", and on "
        + anchor.at()
        + " it went to record "
        + anchor.end().seq()
        + ": the newest were cut off.";
  }

  private static String fault(Entry entry, long expected, String previous) {
    if (entry.seq() != expected) {
      return "Record " + expected + " is missing; the next one found is " + entry.seq() + ".";
    }
    if (!entry.previousHash().equals(previous)) {
      return "Record " + expected + " does not follow the one before it.";
    }
    return entry.recomputedHash().equals(entry.hash())
        ? ""
        : "Record " + expected + " was changed after it was sealed.";
  }
}
