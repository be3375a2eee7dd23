package dev.touchstone.portal;

import dev.touchstone.publication.Need;
import dev.touchstone.publication.PortfolioQuery;
import dev.touchstone.publication.PortfolioQuery.Sort;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * All that a portfolio page can be asked for, as its address says it. Every state is an address,
 * and what is usual is not said. Anything unknown is the usual: an old link still shows a page.
 *
 * @param show {@link #ATTENTION}, {@link #ALL} or the id of a {@link Need}
 * @param sort a {@link Sort} in lower case, after a minus where it descends
 * @param page from 1; {@link PortfolioQuery#WHOLE} for all of them on one
 */
record PortfolioAddress(
    Showing showing,
    String show,
    String search,
    String band,
    String type,
    String region,
    String sort,
    int page) {
  static final String ATTENTION = "attention";
  static final String ALL = "all";

  /** A parameter that a form hands on as it is. */
  record Kept(String name, String value) {}

  PortfolioAddress {
    boolean filtered = !(search.isBlank() && band.isEmpty() && type.isEmpty() && region.isEmpty());
    boolean known =
        show.equals(ATTENTION)
            || show.equals(ALL)
            || Arrays.stream(Need.values()).map(Need::id).toList().contains(show);
    // Whoever searches means everybody; whoever filters says among whom.
    if (show.equals(ATTENTION) && !search.isBlank() || !known) {
      show = filtered ? ALL : ATTENTION;
    }
    page = Math.clamp(page, PortfolioQuery.WHOLE, 1_000_000);
  }

  Set<Need> needs() {
    return switch (show) {
      case ALL -> Set.of();
      case ATTENTION -> EnumSet.allOf(Need.class);
      default -> Set.of(Need.valueOf(show.toUpperCase(Locale.ROOT)));
    };
  }

  PortfolioQuery query() {
    return new PortfolioQuery(
        needs(), search, band, type, region, order(), sort.startsWith("-"), page);
  }

  Sort order() {
    var name = sort.replaceFirst("^-", "").toUpperCase(Locale.ROOT);
    return Arrays.stream(Sort.values())
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElse(show.equals(ALL) ? Sort.RANK : Sort.URGENCY);
  }

  boolean filtered() {
    return !(search.isBlank() && band.isEmpty() && type.isEmpty() && region.isEmpty());
  }

  /** Somebody else, in their usual order. */
  PortfolioAddress showing(String other) {
    return new PortfolioAddress(showing, other, "", "", "", "", "", 1);
  }

  PortfolioAddress inBand(String other) {
    return new PortfolioAddress(showing, show, search, other, type, region, sort, 1);
  }

  PortfolioAddress sorted(Sort by, boolean descending) {
    var order = (descending ? "-" : "") + by.name().toLowerCase(Locale.ROOT);
    return new PortfolioAddress(showing, show, search, band, type, region, order, 1);
  }

  PortfolioAddress onPage(int number) {
    return new PortfolioAddress(showing, show, search, band, type, region, sort, number);
  }

  /** What is not a field of the filters, for forms that change those. */
  List<Kept> order(boolean withShow) {
    return kept(withShow ? show : "", "", "", "", "", sort);
  }

  /** Everything but the period and the page. */
  List<Kept> kept() {
    return kept(show, search, band, type, region, sort);
  }

  private static List<Kept> kept(
      String show, String search, String band, String type, String region, String sort) {
    return List.of(
            new Kept("show", show),
            new Kept("q", search),
            new Kept("band", band),
            new Kept("type", type),
            new Kept("region", region),
            new Kept("sort", sort))
        .stream()
        .filter(it -> !it.value().isEmpty())
        .toList();
  }

  private Link at(String path) {
    var link = showing.link(path);
    boolean usual = show.equals(filtered() ? ALL : ATTENTION);
    for (var it : kept(usual ? "" : show, search, band, type, region, sort)) {
      link = link.with(it.name(), it.value());
    }
    return link;
  }

  /** The same partners as a file. */
  String csv() {
    return at("/portfolio.csv").toString();
  }

  @Override
  public String toString() {
    return at("").with("page", page == 1 ? "" : "" + page).toString();
  }
}
