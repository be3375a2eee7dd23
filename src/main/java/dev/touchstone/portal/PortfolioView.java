package dev.touchstone.portal;

import dev.touchstone.publication.Method;
import dev.touchstone.publication.Need;
import dev.touchstone.publication.PortfolioPage;
import dev.touchstone.publication.PortfolioQuery;
import dev.touchstone.publication.PortfolioQuery.Sort;
import dev.touchstone.publication.PortfolioSummary;
import dev.touchstone.publication.Result;
import dev.touchstone.shared.Spoken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Everything the portfolio page says. */
record PortfolioView(PortfolioAddress address, PortfolioSummary summary, PortfolioPage page) {

  /** A score that less of its weight stands behind is marked. */
  private static final BigDecimal THIN_BELOW = new BigDecimal("0.8");

  record Row(
      String href,
      String name,
      String id,
      String type,
      String region,
      BandView band,
      String score,
      String reason,
      String rank,
      ChangeView change,
      String coverage,
      boolean thin,
      Sparkline trend,
      List<ReasonView> reasons,
      String lowered) {}

  /**
   * @param x where its part of the bar starts, in percent
   * @param href shows only these partners, or everybody again where it is chosen
   */
  record Share(
      BandView band,
      int count,
      String percent,
      double x,
      double width,
      String href,
      boolean chosen) {}

  /**
   * @param id empty where it cannot be sorted by
   */
  record Column(String id, String title, String href, String sorted, String align) {}

  record Choice(String value, String title, boolean chosen) {}

  /**
   * Whom the list is about.
   *
   * @param kind for its sign
   */
  record Tab(String kind, String title, String count, String href, boolean chosen) {}

  public Showing showing() {
    return address.showing();
  }

  /** Which rows behind the scores do not count as they were sent, a dataset each. */
  public List<String> rowRemarks() {
    return showing().run().accounts().stream()
        .filter(account -> !account.clean())
        .map(
            account -> Spoken.team(account.dataset()) + ": " + String.join("; ", account.remarks()))
        .toList();
  }

  private PortfolioQuery query() {
    return address.query();
  }

  private Method method() {
    return showing().method();
  }

  /** Why some coverages are marked. */
  public String coverageWords() {
    return "How much of a score’s weight is backed by data; below %s it is marked"
        .formatted(Figures.share(THIN_BELOW.doubleValue()));
  }

  public List<Row> rows() {
    var scale =
        Sparkline.Scale.common(
            method(), page.rows().stream().map(PortfolioPage.Row::trend).toList());
    return page.rows().stream().map(row -> row(row, scale)).toList();
  }

  private Row row(PortfolioPage.Row row, Sparkline.Scale scale) {
    int digits = method().decimals();
    return new Row(
        showing().link("/partner").with("id", row.partner().value()).toString(),
        row.name(),
        row.partner().value(),
        Spoken.id(row.type()),
        Spoken.id(row.region()),
        BandView.of(method(), row.result()),
        switch (row.result()) {
          case Result.Scored scored -> Figures.fixed(scored.score(), digits);
          case Result.Withheld(var _) -> Figures.NONE;
        },
        switch (row.result()) {
          case Result.Scored _ -> "";
          case Result.Withheld(var reason) -> reason;
        },
        switch (row.result()) {
          case Result.Scored scored -> "" + scored.rank();
          case Result.Withheld(var _) -> Figures.NONE;
        },
        ChangeView.of(row.change(), digits),
        Figures.share(row.coverage().doubleValue()),
        row.coverage().compareTo(THIN_BELOW) < 0,
        Sparkline.of(row.trend(), digits, scale),
        ReasonView.of(method(), row),
        lowered(row));
  }

  /** What cost the most since the period before; empty where nothing to speak of did. */
  private static String lowered(PortfolioPage.Row row) {
    var lowered = row.lowered();
    return lowered.title().isEmpty()
        ? ""
        : "%s %s".formatted(lowered.title(), Figures.signed(lowered.points().negate(), 1));
  }

  public List<Share> shares() {
    var shares = new ArrayList<Share>();
    double x = 0;
    for (var band : method().bands()) {
      int count = summary.byBand().getOrDefault(band.id(), 0);
      shares.add(share(BandView.of(method(), band.id()), count, x));
      x = shares.getLast().x() + shares.getLast().width();
    }
    shares.add(share(BandView.none(method()), summary.withheld(), x));
    return List.copyOf(shares);
  }

  private Share share(BandView band, int count, double x) {
    double part = summary.partners() == 0 ? 0 : (double) count / summary.partners();
    boolean chosen = address.band().equals(band.id());
    var href = address.inBand(chosen ? "" : band.id()).toString();
    return new Share(
        band, count, Figures.share(part), hundredth(x), hundredth(part * 100), href, chosen);
  }

  private static double hundredth(double number) {
    return Math.round(number * 100) / 100.0;
  }

  public String median() {
    return summary.median().map(it -> Figures.fixed(it, method().decimals())).orElse(Figures.NONE);
  }

  public Sparkline medianTrend() {
    var scale = Sparkline.Scale.common(method(), List.of(summary.medians()));
    return Sparkline.of(summary.medians(), method().decimals(), scale);
  }

  public ChangeView medianChange() {
    var medians = summary.medians();
    int n = medians.size();
    if (n < 2 || medians.get(n - 1).isNaN() || medians.get(n - 2).isNaN()) {
      return new ChangeView("", "none", "");
    }
    var by =
        BigDecimal.valueOf(medians.get(n - 1)).subtract(BigDecimal.valueOf(medians.get(n - 2)));
    return ChangeView.by(by, method().decimals());
  }

  public String scale() {
    return Figures.plain(method().scaleFrom(), 2) + " to " + Figures.plain(method().scaleTo(), 2);
  }

  public List<Column> columns() {
    return List.of(
        column("Rank", Sort.RANK, false, "num"),
        column("Partner", Sort.NAME, false, ""),
        column("Type", Sort.TYPE, false, ""),
        column("Region", Sort.REGION, false, ""),
        column("Score", Sort.SCORE, true, "num"),
        column("Band", Sort.BAND, false, ""),
        new Column("", "Trend", "", "", ""),
        column("Change", Sort.CHANGE, true, "num"),
        column("Coverage", Sort.COVERAGE, false, "num"));
  }

  private Column column(String title, Sort sort, boolean descendingFirst, String align) {
    var query = query();
    boolean sorted = query.sort() == sort;
    boolean descending = sorted ? !query.descending() : descendingFirst;
    return new Column(
        sort.name().toLowerCase(Locale.ROOT),
        title,
        address.sorted(sort, descending).toString(),
        sorted ? (query.descending() ? "descending" : "ascending") : "none",
        align);
  }

  /** Who needs somebody, everybody, and each reason by itself. */
  public List<Tab> tabs() {
    var tabs = new ArrayList<Tab>();
    tabs.add(tab(PortfolioAddress.ATTENTION, "Needs attention", summary.needing()));
    tabs.add(tab(PortfolioAddress.ALL, "All partners", summary.partners()));
    return tabs;
  }

  public List<Tab> reasons() {
    return Arrays.stream(Need.values())
        .filter(need -> count(need) > 0)
        .map(need -> tab(need.id(), ReasonView.title(need), count(need)))
        .toList();
  }

  private int count(Need need) {
    return summary.byNeed().getOrDefault(need, 0);
  }

  private Tab tab(String show, String title, int count) {
    return new Tab(
        show,
        title,
        Figures.whole(count),
        address.showing(show).toString(),
        address.show().equals(show));
  }

  public List<Choice> bands() {
    var choices = new ArrayList<Choice>();
    for (var band : method().bands()) {
      choices.add(new Choice(band.id(), band.title(), address.band().equals(band.id())));
    }
    choices.add(
        new Choice(
            PortfolioQuery.NO_SCORE, "No score", address.band().equals(PortfolioQuery.NO_SCORE)));
    return choices;
  }

  public List<Choice> types() {
    return summary.types().stream()
        .map(type -> new Choice(type, Spoken.id(type), type.equals(address.type())))
        .toList();
  }

  public List<Choice> regions() {
    return summary.regions().stream()
        .map(region -> new Choice(region, Spoken.id(region), region.equals(address.region())))
        .toList();
  }

  public boolean filtered() {
    return address.filtered() || !address.show().equals(PortfolioAddress.ALL);
  }

  public String clearHref() {
    return address.showing(PortfolioAddress.ALL).toString();
  }

  /** What is said where the list is empty. */
  public String nobody() {
    return address.filtered()
        ? "No partner fits these filters."
        : address.show().equals(PortfolioAddress.ALL)
            ? "This scorecard has no partners yet."
            : "Nobody needs you for this in " + showing().periodLabel() + ".";
  }

  public String found() {
    if (page.total() == 0) {
      return "No partners found";
    }
    boolean whole = address.page() == PortfolioQuery.WHOLE;
    int from = whole ? 1 : (address.page() - 1) * PortfolioQuery.PAGE_SIZE + 1;
    return page.pages() == 1 || whole && page.rows().size() == page.total()
        ? Figures.count(page.total(), "partner", "partners")
        : "%s–%s of %s"
            .formatted(
                from,
                from + page.rows().size() - 1,
                Figures.count(page.total(), "partner", "partners"));
  }

  /** All of them on one page, for paper; empty where they are or where there are too many. */
  public String wholeHref() {
    return page.pages() == 1
            || address.page() == PortfolioQuery.WHOLE
            || page.total() > PortfolioQuery.MOST_ROWS
        ? ""
        : address.onPage(PortfolioQuery.WHOLE).toString();
  }

  public Pager pager() {
    return Pager.of(address.page(), page.pages(), it -> address.onPage(it).toString());
  }
}
