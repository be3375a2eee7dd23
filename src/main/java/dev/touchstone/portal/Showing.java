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
 * @param scorecards the current run of every scorecard there is to go to
 * @param pinned whether the address names the run, so that links must too
 */
record Showing(StoredRun run, int position, boolean pinned, List<StoredRun> scorecards) {

  /** The period's label and whether it is the one shown. */
  record Choice(String label, boolean chosen) {}

  static Showing of(Publications publications, String scorecard, String runId, String period) {
    var scorecards = publications.scorecards();
    var run =
        runId.isEmpty()
            ? scorecards.stream().filter(it -> it.scorecard().equals(scorecard)).findFirst()
            : publications.find(runId).filter(it -> it.scorecard().equals(scorecard));
    var found =
        run.orElseThrow(
            () ->
                new NotFound(
                    "There is no scorecard “" + scorecard + "”.",
                    "These there are:",
                    scorecards.stream()
                        .map(it -> new NotFound.Way(it.title(), "/scorecards/" + it.scorecard()))
                        .toList()));
    var latest = new Showing(found, found.periods().size() - 1, !runId.isEmpty(), scorecards);
    return period.isEmpty()
        ? latest
        : latest.at(found.position(period).orElseThrow(() -> latest.noPeriod(period)));
  }

  private Showing at(int other) {
    return new Showing(run, other, pinned, scorecards);
  }

  private NotFound noPeriod(String label) {
    return new NotFound(
        "This scorecard has no period “" + label + "”.",
        "These there are:",
        IntStream.range(0, run.periods().size())
            .mapToObj(this::at)
            .map(it -> new NotFound.Way(it.periodLabel(), it.portfolioHref()))
            .toList()
            .reversed());
  }

  /** The same for these scorecards only, of which the one shown is one. */
  Showing among(List<StoredRun> others) {
    return new Showing(run, position, pinned, others);
  }

  /** The other scorecards with the same period, where they have it, and what else is kept. */
  public List<Tab> tabs(String path, List<PortfolioAddress.Kept> kept) {
    return scorecards.stream().map(it -> tab(it, path, kept)).toList();
  }

  /** One of the scorecards there are. */
  record Tab(String title, String href, boolean chosen) {}

  private Tab tab(StoredRun other, String path, List<PortfolioAddress.Kept> kept) {
    var link =
        Link.to("/scorecards/" + other.scorecard() + path)
            .with(
                "period",
                other.position(periodLabel()).isPresent()
                        && !other.latest().label().equals(periodLabel())
                    ? periodLabel()
                    : "");
    for (var it : kept) {
      // Bands are the scorecard's own.
      link = it.name().equals("band") ? link : link.with(it.name(), it.value());
    }
    return new Tab(other.title(), link.toString(), other.scorecard().equals(scorecard()));
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
