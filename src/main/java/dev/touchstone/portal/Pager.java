package dev.touchstone.portal;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The pages of a long list: the first, the last, and those around the one shown.
 *
 * @param places in their order, with gaps; empty where there is one page only
 */
record Pager(List<Place> places, String previous, String next) {
  private static final int AROUND = 2;

  /**
   * @param text the number, or an ellipsis where numbers are left out
   * @param href empty for the page shown and for an ellipsis
   */
  record Place(String text, String href, boolean current) {}

  /**
   * @param page the one shown, from 1; may be beyond the last
   * @param href of any page
   */
  static Pager of(int page, int pages, IntFunction<String> href) {
    if (pages <= 1 && page <= 1) {
      return new Pager(List.of(), "", "");
    }
    var places =
        IntStream.rangeClosed(1, pages)
            .filter(it -> it == 1 || it == pages || Math.abs(it - page) <= AROUND + 1)
            .mapToObj(
                it ->
                    it != 1 && it != pages && Math.abs(it - page) == AROUND + 1
                        ? new Place("…", "", false)
                        : new Place(
                            Figures.whole(it), it == page ? "" : href.apply(it), it == page))
            .toList();
    return new Pager(
        places,
        page <= 1 ? "" : href.apply(Math.min(page - 1, pages)),
        page >= pages ? "" : href.apply(page + 1));
  }
}
