package dev.touchstone.portal;

import dev.touchstone.fact.LoadReport;
import dev.touchstone.fact.field.Reject;
import dev.touchstone.publication.StoredLoad;
import java.util.List;

/**
 * One loaded file and the rows of it that were not taken.
 *
 * @param rowsKept whether the rows themselves can be had, to be mended
 */
record RejectsView(StoredLoad load, List<Reject> rejects, boolean rowsKept, int page) {
  public DataView.Row summary() {
    return DataView.row(load);
  }

  /** Its beginning, which is enough to tell files apart. */
  public String sha256() {
    return load.sha256().substring(0, Math.min(12, load.sha256().length())) + "…";
  }

  private long kept() {
    return Math.min(load.rejected(), LoadReport.MOST_REJECTS);
  }

  /** Empty where every reject is kept. */
  public String truncated() {
    return load.rejected() > kept()
        ? "The first " + Figures.whole(kept()) + " are kept here; all are counted."
        : "";
  }

  public String rowsHref() {
    return "/data/loads/" + load.id() + "/rejected-rows.csv";
  }

  public String downloadHref() {
    return "/data/loads/" + load.id() + "/rejects.csv";
  }

  public Pager pager() {
    var here = "/data/loads/" + load.id();
    return Pager.of(
        page,
        (int) Math.ceilDiv(kept(), DataController.PAGE_SIZE),
        it -> it == 1 ? here : here + "?page=" + it);
  }
}
