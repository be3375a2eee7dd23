package dev.touchstone.portal;

import dev.touchstone.audit.AuditQuery;
import dev.touchstone.audit.AuditTrail;
import dev.touchstone.audit.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit trail, for those who may read it. */
@Controller
class AuditController {
  static final int PAGE_SIZE = 50;

  /** Walking a long chain takes seconds; whoever reads page after page need not wait for each. */
  private static final Duration STILL_NEW = Duration.ofMinutes(1);

  private final AuditTrail trail;
  private final Clock clock;
  private Optional<Checked> newest = Optional.empty();

  AuditController(AuditTrail trail, Clock clock) {
    this.trail = trail;
    this.clock = clock;
  }

  /** What the last walk showed, and when it began. */
  record Checked(Verdict verdict, Instant at) {}

  @GetMapping("/audit")
  Page audit(
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String what,
      @RequestParam(defaultValue = "") String about,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "0") long before) {
    var query =
        new AuditQuery(
            who.strip().toLowerCase(Locale.ROOT),
            what.strip(),
            about.strip(),
            day(from),
            day(until),
            before);
    var view = new AuditView(checked(), trail.find(query, PAGE_SIZE + 1), query);
    return (out, forms, frame) -> JteauditGenerated.render(out, forms, frame, view);
  }

  private synchronized Checked checked() {
    var now = clock.instant();
    var kept = newest.filter(it -> it.at().plus(STILL_NEW).isAfter(now));
    var checked = kept.orElseGet(() -> new Checked(trail.verify(), now));
    newest = Optional.of(checked);
    return checked;
  }

  /** What is no day within reason is left out, and the page's form shows so. */
  private static Optional<LocalDate> day(String text) {
    try {
      return text.length() == 10 ? Optional.of(LocalDate.parse(text)) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
