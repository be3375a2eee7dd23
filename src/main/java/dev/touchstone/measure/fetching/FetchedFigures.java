package dev.touchstone.measure.fetching;

import dev.touchstone.measure.vector.Grouped;
import dev.touchstone.measure.vector.Groups;
import dev.touchstone.measure.vector.LinkedFigure;
import dev.touchstone.measure.vector.PerPartner;
import dev.touchstone.plan.Figure;
import dev.touchstone.plan.Route;
import dev.touchstone.plan.Scan;
import dev.touchstone.plan.Slice;
import dev.touchstone.plan.Statement;
import dev.touchstone.plan.Term;
import dev.touchstone.plan.Timeline;
import dev.touchstone.shared.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What has been fetched so far, rolled up through windows and brought to partners. Holds only the
 * slices that a later period still needs. Once a period is fetched, many threads may ask for it
 * while another one fetches the next.
 */
public final class FetchedFigures {
  private static final int MANY_GROUPS = 32;

  private final Fetching fetching;
  private final Timeline timeline;
  private final Period anchor;
  private final Map<String, Integer> places;
  private final Map<Ask, PerPartner> direct = new ConcurrentHashMap<>();
  private final Map<Ask, Grouped> byKey = new ConcurrentHashMap<>();
  private final Map<Rolled, PerPartner> rolled = new ConcurrentHashMap<>();
  private final Map<Rolled, List<Ask>> asked = new ConcurrentHashMap<>();
  private final Map<Groups, int[]> seats = new IdentityHashMap<>(); // passes share their groups
  private final Map<Crossing, List<LinkedFigure.Pair>> bridges = new ConcurrentHashMap<>();
  private final FetchedHistograms histograms;

  /**
   * @param anchor the earliest period that is looked at by itself
   * @param places each partner's place in the population
   */
  public FetchedFigures(
      Fetching fetching, Timeline timeline, Period anchor, Map<String, Integer> places) {
    this.fetching = fetching;
    this.timeline = timeline;
    this.anchor = anchor;
    this.places = places;
    this.histograms = new FetchedHistograms(fetching, this, timeline, anchor);
  }

  public FetchedHistograms histograms() {
    return histograms;
  }

  /** Ids by place in the population. */
  public List<String> partners() {
    return List.copyOf(places.keySet());
  }

  private record Crossing(Route.Via via, Slice slice) {}

  private record Rolled(Term term, Period period) {}

  /** Makes sure that every term of the period can be answered, in as few passes as possible. */
  public void fetch(List<Term> terms, Period period) {
    var missing = new LinkedHashSet<Ask>();
    for (var term : terms) {
      for (var ask : asks(term, period)) {
        if (!direct.containsKey(ask) && !byKey.containsKey(ask)) {
          missing.add(ask);
        }
      }
      if (term.route() instanceof Route.Via via) {
        fetchBridge(via, term.window(), period);
      }
    }
    var linked = new LinkedHashSet<Scan>();
    terms.stream()
        .filter(term -> term.route() instanceof Route.Via)
        .forEach(term -> linked.add(term.scan()));
    fetching
        .fetch(List.copyOf(missing))
        .forEach(
            (ask, grouped) -> {
              var groups = grouped.groups();
              var seat = seats.computeIfAbsent(groups, unseen -> unseen.seats(places));
              direct.put(ask, grouped.at(seat, places.size(), ask.figure()));
              if (linked.contains(ask.scan())) {
                byKey.put(ask, grouped);
              }
            });
  }

  public void fetchBridge(Route.Via via, Term.Window window, Period period) {
    for (var slice : timeline.slices(via.scan(), window, period, anchor)) {
      bridges.computeIfAbsent(new Crossing(via, slice), _ -> fetching.bridge(via, slice));
    }
  }

  /** What is read to know which keys stand beside which partner. */
  public List<Statement.Source> bridges(Route.Via via, Term.Window window, Period period) {
    return timeline.slices(via.scan(), window, period, anchor).stream()
        .flatMap(slice -> fetching.statements().bridge(via, slice).sources().stream())
        .toList();
  }

  /** Whether any row of an {@link Figure.Unrated} was counted, inside or outside. */
  public boolean amountsWithout(Ask ask) {
    var counted = direct(ask);
    return counted.inside().total().add(counted.outside()).signum() != 0;
  }

  /** The term's figure in population order. */
  public PerPartner of(Term term, Period period) {
    return rolled.computeIfAbsent(new Rolled(term, period), _ -> rollUp(term, period));
  }

  private PerPartner rollUp(Term term, Period period) {
    var asks = asks(term, period);
    if (asks.isEmpty()) {
      return PerPartner.nothing(places.size());
    }
    return switch (term.route()) {
      case Route.Direct _ ->
          PerPartner.union(asks.stream().map(this::direct).toList(), term.figure().union());
      case Route.Via via ->
          new LinkedFigure(
                  Grouped.union(asks.stream().map(this::grouped).toList(), term.figure().union()),
                  pairs(via, term.window(), period))
              .at(places);
    };
  }

  /** The keys through which a partner is reached, in the order of their text. */
  public List<String> keys(Route.Via via, Term.Window window, Period period, String partner) {
    return pairs(via, window, period).stream()
        .filter(pair -> pair.partner().equals(partner))
        .map(LinkedFigure.Pair::key)
        .sorted()
        .toList();
  }

  /** The same of everybody, each key once. */
  Map<String, List<String>> keysByPartner(Route.Via via, Term.Window window, Period period) {
    var keys = new HashMap<String, List<String>>();
    for (var pair : pairs(via, window, period)) {
      keys.computeIfAbsent(pair.partner(), _ -> new ArrayList<>()).add(pair.key());
    }
    return keys;
  }

  /** Forgets slices that none of the terms needs in these periods. */
  public void keepOnly(List<Term> terms, List<Period> periods) {
    var needed = new LinkedHashSet<Ask>();
    for (var period : periods) {
      terms.forEach(term -> needed.addAll(asks(term, period)));
    }
    direct.keySet().retainAll(needed);
    byKey.keySet().retainAll(needed);
    bridges.keySet().retainAll(crossings(terms, periods));
    rolled.clear();
    if (seats.size() > MANY_GROUPS) {
      seats.clear();
    }
  }

  private Set<Crossing> crossings(List<Term> terms, List<Period> periods) {
    var needed = new HashSet<Crossing>();
    for (var term : terms) {
      if (term.route() instanceof Route.Via via) {
        for (var period : periods) {
          timeline
              .slices(via.scan(), term.window(), period, anchor)
              .forEach(slice -> needed.add(new Crossing(via, slice)));
        }
      }
    }
    return needed;
  }

  /** What a term is made of in a period; nothing before the calendar starts. */
  public List<Ask> asks(Term term, Period period) {
    return asked.computeIfAbsent(new Rolled(term, period), _ -> madeOf(term, period));
  }

  private List<Ask> madeOf(Term term, Period period) {
    var days = timeline.days(term.window(), period);
    return timeline.slices(term, period, anchor).stream()
        .map(slice -> Ask.of(term.scan(), term.figure(), slice, days))
        .toList();
  }

  private Set<LinkedFigure.Pair> pairs(Route.Via via, Term.Window window, Period period) {
    var pairs = new LinkedHashSet<LinkedFigure.Pair>();
    for (var slice : timeline.slices(via.scan(), window, period, anchor)) {
      pairs.addAll(bridges.getOrDefault(new Crossing(via, slice), List.of()));
    }
    return pairs;
  }

  private PerPartner direct(Ask ask) {
    var answer = direct.get(ask);
    if (answer == null) {
      throw new IllegalStateException("Not fetched: " + ask);
    }
    return answer;
  }

  private Grouped grouped(Ask ask) {
    return byKey.getOrDefault(ask, Grouped.EMPTY);
  }
}
