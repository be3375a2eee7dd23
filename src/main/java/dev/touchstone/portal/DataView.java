package dev.touchstone.portal;

import dev.touchstone.publication.StoredLoad;
import java.util.List;

/** The data page: loaded files, the newest first. */
record DataView(List<StoredLoad> loads, int count, int page) {
  record Row(
      String dataset,
      String mapping,
      String file,
      String read,
      String accepted,
      String rejected,
      boolean allTaken,
      String detail,
      String when,
      String by,
      String href) {}

  public List<Row> rows() {
    return loads.stream().map(DataView::row).toList();
  }

  static Row row(StoredLoad load) {
    return new Row(
        load.dataset(),
        load.mapping(),
        load.file(),
        Figures.whole(load.read()),
        Figures.whole(load.accepted()),
        Figures.whole(load.rejected()),
        load.rejected() == 0,
        "%s new, %s replaced, %s unchanged"
            .formatted(
                Figures.whole(load.added()),
                Figures.whole(load.superseded()),
                Figures.whole(load.unchanged())),
        Figures.moment(load.loadedAt()),
        load.loadedBy(),
        "/data/loads/" + load.id());
  }

  public String total() {
    return Figures.count(count, "file loaded", "files loaded");
  }

  public Pager pager() {
    return Pager.of(
        page,
        Math.ceilDiv(count, DataController.PAGE_SIZE),
        it -> it == 1 ? "/data" : "/data?page=" + it);
  }
}
