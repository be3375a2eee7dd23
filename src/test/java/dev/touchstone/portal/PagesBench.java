package dev.touchstone.portal;

import dev.touchstone.access.People;
import dev.touchstone.access.Role;
import dev.touchstone.publication.Publications;
import dev.touchstone.publication.SampleRun;
import dev.touchstone.server.RunningServer;
import dev.touchstone.server.TouchstoneServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * How fast pages are beside endpoints that only ask the database ({@link BareEndpoints}), side by
 * side in one process and in turns, so that the ratios hold on a busy machine too. Run by {@code
 * bin/bench --pages [--seconds N]}.
 */
final class PagesBench {
  private static final String PASSWORD = "four words nobody guesses 42";
  private static final int CONNECTIONS = 50;
  private static final int ROUNDS = 5;

  private final RunningServer server;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();
  private final double seconds;

  private PagesBench(RunningServer server, double seconds) {
    this.server = server;
    this.seconds = seconds;
  }

  /** Throughput and latencies of some seconds of asking. */
  private record Load(double perSecond, long[] nanos) {
    double quantile(double share) {
      return nanos[(int) Math.min(nanos.length - 1, Math.round(share * nanos.length))] / 1e6;
    }
  }

  public static void main(String[] arguments) throws Exception {
    double seconds = 2;
    for (int i = 0; i + 1 < arguments.length; i++) {
      seconds = arguments[i].equals("--seconds") ? Double.parseDouble(arguments[i + 1]) : seconds;
    }
    System.out.printf(
        "%-10s %8s %9s %9s %9s %9s %11s %11s %11s%n",
        "page",
        "partners",
        "page/s",
        "304/s",
        "same/s",
        "one/s",
        "page:same",
        "page:one",
        "p99:median");
    for (int partners : new int[] {240, 20_000}) {
      // A home each: in one, the second run would restate the first, and have another page.
      var home = Files.createTempDirectory("touchstone-pages-bench");
      try (var server = TouchstoneServer.start(home, 0, Map.of("touchstone.bench", "true"))) {
        var bench = new PagesBench(server, seconds);
        bench.fill(partners);
        bench.signIn();
        bench.compare("portfolio", partners, "/scorecards/reseller?show=all&run=run", "?run=run");
        bench.compare(
            "partner",
            partners,
            "/scorecards/reseller/partner?id=P-00004&run=run",
            "?id=P-00004&run=run");
      }
    }
    System.exit(0);
  }

  private void fill(int partners) {
    var people = server.service(People.class);
    var admin =
        server.asTouchstone(
            () ->
                people.addStaff(
                    "admin@meridian.test",
                    "Ada Admin",
                    PASSWORD,
                    Set.of(Role.ADMINISTRATOR),
                    People.TOUCHSTONE));
    server.as(
        admin,
        () -> {
          var publications = server.service(Publications.class);
          publications.store(SampleRun.of("run", partners, 4), SampleRun.documents(), admin);
          publications.publish("run", admin);
          return true;
        });
  }

  private void signIn() throws IOException, InterruptedException {
    var door = client.send(get("/sign-in"), BodyHandlers.ofString()).body();
    var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(door);
    if (!token.find()) {
      throw new IllegalStateException("The door has no token");
    }
    var form =
        "name=admin%40meridian.test&password="
            + encode(PASSWORD)
            + "&_csrf="
            + encode(token.group(1));
    client.send(
        HttpRequest.newBuilder(address("/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.discarding());
  }

  private void compare(String name, int partners, String page, String query) throws Exception {
    var first = client.send(get(page), BodyHandlers.ofByteArray());
    if (first.statusCode() != 200) {
      throw new IllegalStateException(page + " answers " + first.statusCode());
    }
    var bare = "/bench/" + name;
    var same = bare + "/same" + query + "&bytes=" + first.body().length;
    var one = bare + "/one" + query;
    for (var path : List.of(page, same, one)) {
      load(get(path), 200);
    }
    var kept = first.headers().firstValue("ETag").orElseThrow();
    var again =
        HttpRequest.newBuilder(get(page), (header, value) -> true)
            .header("If-None-Match", kept)
            .build();
    double unchanged = load(again, 304).perSecond;
    var loads = new ArrayList<Load[]>();
    for (int i = 0; i < ROUNDS; i++) {
      loads.add(new Load[] {load(get(page), 200), load(get(same), 200), load(get(one), 200)});
    }
    System.out.printf(
        Locale.ROOT,
        "%-10s %8d %9.0f %9.0f %9.0f %9.0f %11.2f %11.2f %11.1f%n",
        name,
        partners,
        median(loads.stream().mapToDouble(it -> it[0].perSecond).toArray()),
        unchanged,
        median(loads.stream().mapToDouble(it -> it[1].perSecond).toArray()),
        median(loads.stream().mapToDouble(it -> it[2].perSecond).toArray()),
        median(loads.stream().mapToDouble(it -> it[0].perSecond / it[1].perSecond).toArray()),
        median(loads.stream().mapToDouble(it -> it[0].perSecond / it[2].perSecond).toArray()),
        median(
            loads.stream()
                .mapToDouble(it -> it[0].quantile(0.99) / it[0].quantile(0.5))
                .toArray()));
  }

  private Load load(HttpRequest request, int expected) throws Exception {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    var all = new ArrayList<Future<List<Long>>>();
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        all.add(
            readers.submit(
                () -> {
                  var nanos = new ArrayList<Long>();
                  while (System.nanoTime() < end) {
                    long asked = System.nanoTime();
                    int status = client.send(request, BodyHandlers.discarding()).statusCode();
                    if (status != expected) {
                      throw new IllegalStateException(request.uri() + " answers " + status);
                    }
                    nanos.add(System.nanoTime() - asked);
                  }
                  return nanos;
                }));
      }
    }
    double took = (System.nanoTime() - start) / 1e9;
    var nanos = new ArrayList<Long>();
    for (var it : all) {
      nanos.addAll(it.get());
    }
    var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Load(sorted.length / took, sorted);
  }

  private static double median(double[] numbers) {
    Arrays.sort(numbers);
    return numbers[numbers.length / 2];
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(address(path)).header("Accept", "text/html").build();
  }

  private URI address(String path) {
    return server.address().resolve(path);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
