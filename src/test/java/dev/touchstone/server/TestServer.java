package dev.touchstone.server;

import dev.touchstone.access.People;
import dev.touchstone.access.Person;
import dev.touchstone.access.Role;
import dev.touchstone.fact.LoadReport;
import dev.touchstone.fact.field.Reject;
import dev.touchstone.measure.Warehouse.SourceRow;
import dev.touchstone.measure.Warehouse.SourceRows;
import dev.touchstone.publication.Loads;
import dev.touchstone.publication.Publications;
import dev.touchstone.publication.SampleRun;
import dev.touchstone.shared.PartnerId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One real server for all tests of this JVM, with a published sample run and one person of each
 * kind.
 */
public final class TestServer {
  public static final String PASSWORD = "correct horse battery";
  public static final int PARTNERS = 64;

  /** Another address of this machine, from which the server takes a proxy's word. */
  public static final String PROXY = "127.0.0.2";

  private static final class Holder {
    static final TestServer IT = new TestServer();
  }

  private final RunningServer server;
  private final Person administrator;

  private TestServer() {
    var home = Path.of("target", "test-server", UUID.randomUUID().toString());
    server =
        TouchstoneServer.start(
            home,
            0,
            Map.of("touchstone.web.trusted-proxies", PROXY),
            (run, kpi, input, partner, period, from, most) -> rows(from, most));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    administrator =
        server.asTouchstone(
            () ->
                people()
                    .addStaff(
                        "admin@meridian.test",
                        "Ada Admin",
                        PASSWORD,
                        Set.of(Role.ADMINISTRATOR),
                        People.TOUCHSTONE));
    server.as(administrator, this::fill);
  }

  public static TestServer get() {
    return Holder.IT;
  }

  private boolean fill() {
    people()
        .addStaff(
            "ops@meridian.test",
            "Olga Operations",
            PASSWORD,
            Set.of(Role.PARTNER_OPERATIONS),
            "admin@meridian.test");
    people()
        .addStaff(
            "manager@meridian.test",
            "Max Manager",
            PASSWORD,
            Set.of(Role.CHANNEL_MANAGER),
            "admin@meridian.test");
    people()
        .addPartnerUser(
            "user@alder.test",
            "Anna Alder",
            PASSWORD,
            new PartnerId("P-00001"),
            "admin@meridian.test");
    people()
        .addPartnerUser(
            "user@calder.test",
            "Carl Calder",
            PASSWORD,
            new PartnerId("P-00003"),
            "admin@meridian.test");
    var publications = server.service(Publications.class);
    publications.store(
        SampleRun.of("run-published", PARTNERS, 6), SampleRun.documents(), administrator);
    publications.publish("run-published", administrator);
    publications.store(
        SampleRun.of("run-draft", PARTNERS, 6), SampleRun.documents(), administrator);
    server.service(Loads.class).store(List.of(delivery(0), delivery(2)), administrator);
    return true;
  }

  private static Loads.Delivery delivery(int rejected) {
    var rows =
        rejected == 0
            ? ""
            : "DealId,CloseDate,_rejected_line,_reasons\nD-17,31.02.2026,17,CloseDate: no day\n";
    return new Loads.Delivery(load(rejected), rows.getBytes(StandardCharsets.UTF_8));
  }

  private static LoadReport load(int rejected) {
    var rejects = new ArrayList<Reject>();
    for (int i = 0; i < rejected; i++) {
      rejects.add(
          new Reject(
              "deals-" + rejected + ".csv",
              17 + i,
              5,
              "CloseDate",
              i == 0 ? "31.02.2026" : "=1+1",
              "bad-date",
              "This is not a day of the calendar."));
    }
    return new LoadReport(
        "deals",
        "salesforce-deals",
        "deals-" + rejected + ".csv",
        "e".repeat(64),
        1200 + rejected,
        1200,
        java.util.Collections.emptySortedMap(),
        0,
        0,
        rejected,
        new java.util.TreeMap<>(Map.of("bad-date", (long) rejected)),
        rejects,
        true,
        java.util.Collections.emptySortedMap());
  }

  private static SourceRows rows(int from, int most) {
    var rows = new ArrayList<SourceRow>();
    for (int i = from; i < Math.min(42, from + most); i++) {
      rows.add(
          new SourceRow(
              "exports/deals-2026.csv",
              i + 2,
              Map.of(
                  "deal_id",
                  "D-" + (1000 + i),
                  "stage",
                  "won",
                  "amount",
                  (i + 1) * 1250 + ".5000")));
    }
    return new SourceRows("deals", List.of("deal_id", "stage", "amount", "currency"), rows, 42);
  }

  public RunningServer server() {
    return server;
  }

  public Person administrator() {
    return administrator;
  }

  public People people() {
    return server.service(People.class);
  }
}
