package dev.touchstone.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.Touchstone;
import dev.touchstone.demo.DemoWorld;
import dev.touchstone.demo.Size;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Kills Touchstone again and again at moments that chance picks, and then lets it finish: what is
 * there at the end must be what an uninterrupted run leaves. {@code bin/test -Pkills} runs it, with
 * {@code -Dkills=100} and {@code -Dkills.seed=1} as they are printed.
 */
@Tag("kills")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class KillsTest {
  private static final Pattern READY = Pattern.compile("Touchstone is ready: (http://\\S+/)");
  private static final Pattern LOGIN = Pattern.compile("(operations|partner) +password (\\S+)");
  private static final int MOST_PER_HOME = 8;

  private final long seed = Long.getLong("kills.seed", System.nanoTime() & 0xFFFFFF);
  private final Random chance = new Random(seed);
  private final int kills = Integer.getInteger("kills", 100);
  private final Path folder = Path.of("target", "kills", Long.toString(seed)).toAbsolutePath();
  private final TreeMap<String, Integer> killedWhile = new TreeMap<>();

  @Test
  void whateverIsKilledEndsAsIfItHadNotBeen() throws Exception {
    System.out.printf("kills=%d kills.seed=%d%n", kills, seed);
    scores(kills * 3 / 10);
    demos(kills - kills * 3 / 10);
    System.out.println("Killed while: " + killedWhile);
    assertThat(killedWhile.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(kills);
    Scratch.remove(folder);
  }

  /** First starts, loads, publications and serving, in one home after another. */
  private void demos(int most) throws Exception {
    var whole = folder.resolve("whole");
    var said = finished(whole);
    var reference = DemoRecord.of(whole);
    var steps = steps(said);
    for (int done = 0; done < most; ) {
      var home = folder.resolve("home-" + done);
      int ofThis = Math.min(1 + chance.nextInt(MOST_PER_HOME), most - done);
      int served = 1;
      for (int i = 0; i < ofThis; i++) {
        served += killDemo(home, done + i, steps) ? 1 : 0;
      }
      done += ofThis;
      finished(home);
      var there = DemoRecord.of(home);
      // Whoever saw the first page has signed in, whatever was killed right behind that.
      assertThat(there.signIns()).as("sign-ins of " + home).isEqualTo(2L * served);
      assertThat(there.withSignIns(reference.signIns()))
          .as(home + " after " + ofThis + " kills")
          .isEqualTo(reference);
      Scratch.remove(home);
    }
  }

  /**
   * Waits for a step that chance picks, or for the server if that step is over, and then a bit.
   *
   * @return whether it served, and both people signed in
   */
  private boolean killDemo(Path home, int number, List<String> steps) throws Exception {
    var demo = demo(home, "said-" + number);
    int pick = chance.nextInt(steps.size() + 8);
    var step = pick < steps.size() ? steps.get(pick) : pick % 2 == 0 ? "Starting" : "is ready";
    boolean came =
        demo.until(() -> demo.said().contains(step) || demo.said().contains("is ready"), 600);
    assertThat(came).as(home + " comes to '" + step + "': " + demo.said()).isTrue();
    boolean serving = demo.said().contains("is ready");
    if (serving) {
      signedInPages(demo.said());
    }
    // A first start makes its database in the first seconds.
    Thread.sleep(chance.nextInt(step.equals("Starting") ? 15_000 : 600));
    count(serving ? "serving" : lastStep(demo.said()));
    demo.kill();
    return serving;
  }

  private void count(String step) {
    var kind = step.strip().split(" ")[0];
    killedWhile.merge(kind, 1, Integer::sum);
    System.out.printf("  killed while %s%n", step.strip());
  }

  /** Lets a demo come to its end; what it printed must be true. */
  private String finished(Path home) throws Exception {
    var demo = demo(home, "finished");
    assertThat(demo.says("Stop with Ctrl-C", 900)).as(demo.said()).isTrue();
    assertThat(demo.said()).doesNotContain("Exception", "\tat ");
    signedInPages(demo.said());
    demo.stop();
    return demo.said();
  }

  private Child demo(Path home, String said) throws IOException {
    return Child.start(
        home.resolveSibling(home.getFileName() + "-" + said),
        Touchstone.class,
        "demo",
        "--small",
        "--home",
        home,
        "--port",
        0);
  }

  /** Both logins that were printed open the door, and the first page behind it. */
  private static void signedInPages(String said) throws Exception {
    var ready = READY.matcher(said);
    assertThat(ready.find()).isTrue();
    var address = URI.create(ready.group(1));
    var logins = LOGIN.matcher(said);
    int found = 0;
    while (logins.find()) {
      signIn(address, logins.group(1), logins.group(2));
      found++;
    }
    assertThat(found).as("logins in " + said).isEqualTo(2);
  }

  private static void signIn(URI address, String name, String password) throws Exception {
    try (var browser =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build()) {
      var door = HttpRequest.newBuilder(address.resolve("/sign-in")).build();
      var form = browser.send(door, BodyHandlers.ofString()).body();
      var token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(form);
      assertThat(token.find()).as(form).isTrue();
      var fields =
          "_csrf=%s&name=%s&password=%s"
              .formatted(URLEncoder.encode(token.group(1), StandardCharsets.UTF_8), name, password);
      var page =
          browser.send(
              HttpRequest.newBuilder(address.resolve("/sign-in"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(fields))
                  .build(),
              BodyHandlers.ofString());
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      assertThat(page.uri().getPath())
          .as("page after signing in as " + name)
          .doesNotContain("sign-in");
    }
  }

  /** Loads and scores on the command line, in one workspace after another. */
  private void scores(int most) throws Exception {
    var world = folder.resolve("world");
    DemoWorld.write(Files.createDirectories(world), Size.SMALL);
    var reference = folder.resolve("reference.json");
    var steps = steps(scored(world, "whole", reference));
    for (int done = 0; done < most; ) {
      var workspace = "workspace-" + done;
      int ofThis = Math.min(1 + chance.nextInt(3), most - done);
      for (int i = 0; i < ofThis; i++) {
        killScore(world, workspace, steps);
      }
      done += ofThis;
      var result = folder.resolve(workspace + ".json");
      scored(world, workspace, result);
      assertThat(withoutSnapshots(result))
          .as(workspace + " after " + ofThis + " kills")
          .isEqualTo(withoutSnapshots(reference));
      Scratch.remove(folder.resolve(workspace));
    }
  }

  private void killScore(Path world, String workspace, List<String> steps) throws Exception {
    var score = score(world, workspace, folder.resolve("killed.json"));
    var step = steps.get(chance.nextInt(steps.size()));
    boolean came = score.until(() -> score.said().contains(step), 600);
    if (came) {
      Thread.sleep(chance.nextInt(600));
    }
    count("score: " + lastStep(score.said()));
    score.kill();
  }

  private String scored(Path world, String workspace, Path result) throws Exception {
    var score = score(world, workspace, result);
    assertThat(score.end(900)).as(score.said()).isZero();
    return score.said();
  }

  private Child score(Path world, String workspace, Path result) throws IOException {
    return Child.start(
        folder.resolve(workspace + "-said"),
        new ProcessBuilder().redirectOutput(result.toFile()),
        Touchstone.class,
        "score",
        world.resolve("definitions"),
        "--data",
        world.resolve("data"),
        "--workspace",
        folder.resolve(workspace),
        "--periods",
        4,
        "--format",
        "json");
  }

  /** Snapshots have random names; everything else is the same to the byte. */
  private static String withoutSnapshots(Path json) throws IOException {
    return Files.readString(json).replaceAll("\"snapshots\"\\s*:\\s*\\{[^}]*}", "");
  }

  private static List<String> steps(String said) {
    var steps = new ArrayList<>(said.lines().map(String::strip).distinct().toList());
    steps.removeIf(
        it ->
            !it.matches(
                "(Starting|Writing|Loading|Comparing|Crediting|Scoring|Storing|Publish|Measur).*"));
    assertThat(steps).hasSizeGreaterThan(3);
    return steps;
  }

  private static String lastStep(String said) {
    return said.lines()
        .filter(it -> !it.isBlank())
        .reduce((first, last) -> last)
        .orElse("Starting");
  }
}
