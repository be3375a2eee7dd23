package dev.touchstone.portal;

import dev.touchstone.publication.Method;
import dev.touchstone.publication.Publications;
import dev.touchstone.publication.StoredRun;
import dev.touchstone.publication.StoredRun.Standing;
import dev.touchstone.shared.Period;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which run and which of its periods a page shows.
 *
 * @param pinned whether the address names the run, so that links must too
 */
record Showing(StoredRun run, int position, boolean pinned) {

  /** The period's label and whether it is the one shown. */
  record Choice(String label, boolean chosen) {}

  static Showing of(Publications publications, String scorecard, String runId, String period) {
    var run =
        runId.isEmpty()
            ? publications.current(scorecard)
            : publications.find(runId).filter(it -> it.scorecard().equals(scorecard));
    var found = run.orElseThrow(() -> new NotFound("There is no scorecard “" + scorecard + "”."));
    int position =
        period.isEmpty()
            ? found.periods().size() - 1
            : found
                .position(period)
                .orElseThrow(() -> new NotFound("This scorecard has no period “" + period + "”."));
    return new Showing(found, position, !runId.isEmpty());
  }

  Period period() {
    return run.periods().get(position);
  }

  Method method() {
    return run.method();
  }

  public String title() {
    return run.title();
  }

  public String program() {
    return run.program();
  }

  public String scorecard() {
    return run.scorecard();
  }

  public String periodLabel() {
    return period().label();
  }

  public String periodDays() {
    return Figures.day(period().from()) + " to " + Figures.day(period().lastDay());
  }

  /** The label of the period before; empty for the oldest. */
  public String before() {
    return position == 0 ? "" : run.periods().get(position - 1).label();
  }

  public List<Choice> periods() {
    return IntStream.range(0, run.periods().size())
        .mapToObj(i -> new Choice(run.periods().get(i).label(), i == position))
        .toList()
        .reversed();
  }

  public boolean isDraft() {
    return run.standing() instanceof Standing.Draft;
  }

  /** Who published it and when, or that nobody has. */
  public String standing() {
    return switch (run.standing()) {
      case Standing.Draft() -> "Draft: partners do not see it";
      case Standing.Published(var at, var _) -> "Published " + Figures.day(at);
    };
  }

  /** The run's id where the address names it, else empty. */
  public String pin() {
    return pinned ? run.id() : "";
  }

  public String runId() {
    return run.id();
  }

  /** Enough of the run's id to tell runs apart. */
  public String runIdShort() {
    return runId().length() <= 20 ? runId() : runId().substring(0, 17) + "…";
  }

  public String portfolioHref() {
    return link("").toString();
  }

  public String methodHref() {
    return link("/method").toString();
  }

  /** An address below this scorecard that stays in this run and period. */
  Link link(String path) {
    return Link.to("/scorecards/" + scorecard() + path)
        .with("run", pin())
        .with("period", position == run.periods().size() - 1 ? "" : periodLabel());
  }
}
