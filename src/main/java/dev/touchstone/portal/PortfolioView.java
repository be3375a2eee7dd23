package dev.touchstone.portal;

import dev.touchstone.publication.Method;
import dev.touchstone.publication.PortfolioPage;
import dev.touchstone.publication.PortfolioQuery;
import dev.touchstone.publication.PortfolioQuery.Sort;
import dev.touchstone.publication.PortfolioSummary;
import dev.touchstone.publication.Result;
import dev.touchstone.shared.Spoken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything the portfolio page says. */
record PortfolioView(
    Showing showing, PortfolioSummary summary, PortfolioQuery query, PortfolioPage page) {

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
      Sparkline trend) {}

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

  record Column(String title, String href, String sorted, String align) {}

  record Choice(String value, String title, boolean chosen) {}

  private Method method() {
    return showing.method();
  }

  /** Why some coverages are marked. */
  public String coverageWords() {
    return "How much of a score’s weight is backed by data; below %s it is marked"
        .formatted(Figures.share(THIN_BELOW.doubleValue()));
  }

  public List<Row> rows() {
    return page.rows().stream().map(this::row).toList();
  }

  private Row row(PortfolioPage.Row row) {
    int digits = method().decimals();
    return new Row(
        showing.link("/partner").with("id", row.partner().value()).toString(),
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
        Sparkline.of(row.trend(), digits));
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
    boolean chosen = query.band().equals(band.id());
    var href = link(query.sort(), query.descending(), 1, chosen ? "" : band.id());
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
    return Sparkline.of(summary.medians(), method().decimals());
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
        new Column("Band", "", "", ""),
        new Column("Trend", "", "", ""),
        column("Change", Sort.CHANGE, true, "num"),
        column("Coverage", Sort.COVERAGE, false, "num"));
  }

  private Column column(String title, Sort sort, boolean descendingFirst, String align) {
    boolean sorted = query.sort() == sort;
    boolean descending = sorted ? !query.descending() : descendingFirst;
    return new Column(
        title,
        link(sort, descending, 1, query.band()),
        sorted ? (query.descending() ? "descending" : "ascending") : "none",
        align);
  }

  private String link(Sort sort, boolean descending, int page, String band) {
    var order = sort.name().toLowerCase(Locale.ROOT);
    return showing
        .link("")
        .with("q", query.search())
        .with("band", band)
        .with("type", query.type())
        .with("region", query.region())
        .with("sort", sort == Sort.RANK && !descending ? "" : (descending ? "-" : "") + order)
        .with("page", page == 1 ? "" : "" + page)
        .toString();
  }

  /** The order as the address says it. */
  public String order() {
    return (query.descending() ? "-" : "") + query.sort().name().toLowerCase(Locale.ROOT);
  }

  public List<Choice> bands() {
    var choices = new ArrayList<Choice>();
    for (var band : method().bands()) {
      choices.add(new Choice(band.id(), band.title(), query.band().equals(band.id())));
    }
    choices.add(
        new Choice(
            PortfolioQuery.NO_SCORE, "No score", query.band().equals(PortfolioQuery.NO_SCORE)));
    return choices;
  }

  public List<Choice> types() {
    return summary.types().stream()
        .map(type -> new Choice(type, Spoken.id(type), type.equals(query.type())))
        .toList();
  }

  public List<Choice> regions() {
    return summary.regions().stream()
        .map(region -> new Choice(region, Spoken.id(region), region.equals(query.region())))
        .toList();
  }

  public boolean filtered() {
    return !(query.search().isBlank()
        && query.band().isEmpty()
        && query.type().isEmpty()
        && query.region().isEmpty());
  }

  public String clearHref() {
    return showing.link("").toString();
  }

  public String found() {
    if (page.total() == 0) {
      return "No partners found";
    }
    int from = (query.page() - 1) * PortfolioQuery.PAGE_SIZE + 1;
    return page.pages() == 1
        ? Figures.count(page.total(), "partner", "partners")
        : "%s–%s of %s"
            .formatted(
                from,
                from + page.rows().size() - 1,
                Figures.count(page.total(), "partner", "partners"));
  }

  /** Address of the page before; empty on the first. */
  public String previousHref() {
    return query.page() <= 1
        ? ""
        : link(query.sort(), query.descending(), query.page() - 1, query.band());
  }

  public String nextHref() {
    return query.page() >= page.pages()
        ? ""
        : link(query.sort(), query.descending(), query.page() + 1, query.band());
  }
}
