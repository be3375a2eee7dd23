package dev.touchstone.cli.report;

import dev.touchstone.fact.RowAccount;
import dev.touchstone.shared.Spoken;
import dev.touchstone.shared.VisibleText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What became of the rows behind runs: a line where all is well, a line for each dataset of which
 * something is to be told, and everything where somebody asks for it.
 */
public record AccountReport(List<RowAccount> accounts) {

  /**
   * @param accounts of several scorecards, which may share datasets
   */
  public static AccountReport of(List<List<RowAccount>> accounts) {
    var byDataset = new TreeMap<String, RowAccount>();
    accounts.forEach(some -> some.forEach(one -> byDataset.put(one.dataset(), one)));
    return new AccountReport(List.copyOf(byDataset.values()));
  }

  public void print(PrintWriter err, boolean whole) {
    if (accounts.isEmpty()) {
      return;
    }
    long read = accounts.stream().mapToLong(RowAccount::read).sum();
    boolean clean = accounts.stream().allMatch(RowAccount::clean);
    err.printf(
        Locale.ROOT,
        "%s of %s%s%n",
        Spoken.counted(read, "row"),
        Spoken.counted(accounts.size(), "dataset"),
        clean ? ", each counted once" : "; not all count as they were sent:");
    for (var account : accounts) {
      if (whole) {
        whole(account, err);
      } else if (!account.clean()) {
        err.printf(
            "  %s: %s%n", account.dataset(), VisibleText.of(String.join("; ", account.remarks())));
      }
    }
    if (!clean && !whole) {
      err.println("  All of it: --account");
    }
    err.flush();
  }

  private static void whole(RowAccount account, PrintWriter err) {
    err.printf(
        Locale.ROOT,
        "  %s: %s of %s = %,d added + %,d in place of others + %,d known + %,d equal + %,d left"
            + " out%n",
        account.dataset(),
        Spoken.counted(account.read(), "row"),
        Spoken.counted(account.files(), "file"),
        account.added(),
        account.superseded(),
        account.unchanged(),
        account.equal(),
        account.rejected());
    account.remarks().forEach(remark -> err.printf("    %s%n", VisibleText.of(remark)));
    if (account.undated() > 0) {
      err.printf("    %s without a day, in no period%n", Spoken.counted(account.undated(), "row"));
    }
    for (var partner : account.unlisted().first()) {
      err.printf(
          "    %s: %s, the first at %s%s%n",
          VisibleText.of(partner.id()),
          Spoken.counted(partner.rows(), "row"),
          VisibleText.of(partner.at()),
          partner.like().isEmpty() ? "" : "; perhaps " + VisibleText.of(partner.like()));
    }
  }
}
