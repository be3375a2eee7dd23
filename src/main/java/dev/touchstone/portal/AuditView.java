package dev.touchstone.portal;

import dev.touchstone.audit.AuditQuery;
import dev.touchstone.audit.Entry;
import dev.touchstone.audit.Verdict;
import dev.touchstone.portal.AuditController.Checked;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit page: the state of the chain, and records, the newest first.
 *
 * @param found one more than the page shows, where there are more
 */
record AuditView(Checked checked, List<Entry> found, AuditQuery query) {
  private static final JsonMapper JSON = JsonMapper.shared();

  record Row(String number, String when, String who, String what, String about, String detail) {}

  public List<Row> rows() {
    return found.stream().limit(AuditController.PAGE_SIZE).map(AuditView::row).toList();
  }

  private static Row row(Entry entry) {
    return new Row(
        Figures.whole(entry.seq()),
        Figures.moment(entry.at()),
        entry.actor(),
        entry.action(),
        entry.subject(),
        detail(entry.detail()));
  }

  /** {@code count 3, since 2026-11-30T22:00:00Z}: a record has few and short ones. */
  private static String detail(String json) {
    Map<?, ?> all = JSON.readValue(json, Map.class);
    return all.entrySet().stream()
        .map(it -> it.getKey() + " " + it.getValue())
        .collect(Collectors.joining(", "));
  }

  public boolean holds() {
    return checked.verdict() instanceof Verdict.Intact;
  }

  public String state() {
    return switch (checked.verdict()) {
      case Verdict.Broken(var _, var reason) -> reason;
      case Verdict.Intact(long records, var _, long anchored) ->
          Figures.count(records, "record", "records")
              + ", each sealed on the one before; "
              + (anchored == 0
                  ? "nothing outside the database vouches for them yet."
                  : "known outside the database up to number " + Figures.whole(anchored) + ".");
    };
  }

  public String checkedAt() {
    return Figures.moment(checked.at());
  }

  public String from() {
    return query.from().map(LocalDate::toString).orElse("");
  }

  public String until() {
    return query.until().map(LocalDate::toString).orElse("");
  }

  public boolean filtered() {
    return !link().toString().equals("/audit");
  }

  public String newestHref() {
    return query.before() == 0 ? "" : link().toString();
  }

  public String olderHref() {
    return found.size() <= AuditController.PAGE_SIZE
        ? ""
        : link().with("before", "" + found.get(AuditController.PAGE_SIZE - 1).seq()).toString();
  }

  private Link link() {
    return Link.to("/audit")
        .with("who", query.actor())
        .with("what", query.action())
        .with("about", query.subject())
        .with("from", from())
        .with("until", until());
  }
}
