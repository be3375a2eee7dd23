package dev.touchstone.portal;

import dev.touchstone.publication.Method;
import java.math.BigDecimal;
import java.util.List;

/** The method page's words. */
record MethodView(Showing showing) {
  record Band(BandView view, String bounds) {}

  private Method method() {
    return showing.method();
  }

  public List<Method.Section> perspectives() {
    return method().root().kpis().isEmpty() ? method().root().sections() : List.of(method().root());
  }

  public String aggregation() {
    return method().root().aggregation();
  }

  public String percent(BigDecimal number) {
    return Figures.plain(number, 2) + " %";
  }

  public List<Band> bands() {
    return method().bands().stream()
        .map(
            band ->
                new Band(
                    BandView.of(method(), band.id()),
                    Figures.plain(band.from(), 2)
                        + (band.to().compareTo(method().scaleTo()) == 0
                            ? " to " + Figures.plain(band.to(), 2)
                            : " to below " + Figures.plain(band.to(), 2))))
        .toList();
  }

  public List<String> gates() {
    return method().gates();
  }

  /** Who is scored, as a sentence; the condition itself stands in {@link #who}. */
  public boolean everybody() {
    return method().who().isEmpty();
  }

  public String who() {
    return method().who();
  }

  public String periodKind() {
    return method().periodKind();
  }

  public String currency() {
    return method().currency();
  }

  public String scale() {
    return Figures.plain(method().scaleFrom(), 2) + " to " + Figures.plain(method().scaleTo(), 2);
  }

  public String overFulfilment() {
    return method().overFulfilment();
  }

  public String told() {
    return method().told();
  }

  public String rounding() {
    return switch (method().decimals()) {
      case 0 -> "whole points";
      case 1 -> "one digit after the point";
      default -> method().decimals() + " digits after the point";
    };
  }

  public String minimumCoverage() {
    return percent(method().minimumCoverage());
  }

  /** First choice first; the last entry says how large a group must be. */
  public List<String> peers() {
    return method().peers().subList(0, method().peers().size() - 1);
  }

  public String peersAtLeast() {
    return method().peers().getLast();
  }
}
