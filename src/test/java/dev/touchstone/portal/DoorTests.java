package dev.touchstone.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.access.Role;
import dev.touchstone.audit.AuditTrail;
import dev.touchstone.audit.Entry;
import dev.touchstone.server.OwnerConnection;
import dev.touchstone.server.TestServer;
import dev.touchstone.shared.Sha256;
import java.net.HttpCookie;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and out, over HTTP and against a real database. */
class DoorTests {
  private static final String OTHER_PASSWORD = "violet kettle museum";
  private final TestServer test = TestServer.get();

  @Test
  void aWrongPasswordCountsOnce() throws Exception {
    var name = person();
    assertThat(Reader.at("192.0.2.1").attempt(name, "wrong")).endsWith("/sign-in?wrong");
    // One is forgotten within a minute, two would take two.
    assertThat(
            OwnerConnection.to(test.server())
                .undone(
                    sql ->
                        sql.fetchSingle(
                            "select forgotten_at < clock_timestamp() + interval '1 minute' from"
                                + " sign_in_pace where key = ?",
                            "pair " + Sha256.of(name + "\n192.0.2.1")))
                .get(0))
        .isEqualTo(true);
  }

  /** Thirty from the same network and name, eight of them at once. */
  @Test
  void afterManyWrongOnesTheRightPasswordStillSignsIn() throws Exception {
    var name = person();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<String>>();
      for (int i = 0; i < 8; i++) {
        all.add(threads.submit(() -> Reader.at("192.0.2.2").attempt(name, "wrong")));
      }
      for (var one : all) {
        assertThat(one.get()).contains("/sign-in?w");
      }
    }
    for (int i = 0; i < 22; i++) {
      Reader.at("198.51.100." + i).attempt(name, "wrong");
    }
    var began = Instant.now();
    assertThat(Reader.at("192.0.2.2").attempt(name, TestServer.PASSWORD)).isEqualTo("/");
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(30));
  }

  /** Whoever floods the door from the very same address does not keep out who came in before. */
  @Test
  void aBrowserThatIsKnownHasALineOfItsOwn() throws Exception {
    var name = person();
    var home = Reader.at("192.0.2.3");
    home.signIn(name);
    home.post("/sign-out", "_csrf=" + Reader.encode(home.token("/password")));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var flood = new ArrayList<Future<String>>();
      for (int i = 0; i < 30; i++) {
        flood.add(threads.submit(() -> Reader.at("192.0.2.3").attempt(name, "wrong")));
      }
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      home.signIn(name);
      assertThat(flood.stream().filter(it -> !it.isDone())).isNotEmpty();
      for (var one : flood) {
        one.get();
      }
    }
  }

  @Test
  void aChangeOfPasswordEndsEveryOtherSession() throws Exception {
    var name = person();
    var here = Reader.at("192.0.2.4");
    var elsewhere = Reader.at("192.0.2.4");
    here.signIn(name);
    elsewhere.signIn(name);
    assertThat(change(here, TestServer.PASSWORD, OTHER_PASSWORD)).contains("is changed");
    assertThat(here.get("/password").body()).contains("<h1>Change password</h1>");
    var token = Reader.encode(here.token("/password"));
    assertThat(here.post("/theme", "theme=dark&_csrf=" + token).statusCode()).isEqualTo(303);
    assertThat(elsewhere.get("/password").body()).contains("<h1>Sign in</h1>");
    assertThat(Reader.at("192.0.2.4").attempt(name, TestServer.PASSWORD)).endsWith("?wrong");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1234567890", "          ", "partner123", "partner123456", "touchstone1234"})
  void anEasyPasswordIsRefusedAndTheOldOneStays(String easy) throws Exception {
    var name = person();
    var here = Reader.at("192.0.2.5");
    here.signIn(name);
    assertThat(change(here, TestServer.PASSWORD, easy)).contains("role=\"alert\"");
    assertThat(change(here, TestServer.PASSWORD, TestServer.PASSWORD)).contains("is the old one");
    assertThat(change(here, TestServer.PASSWORD, OTHER_PASSWORD)).contains("is changed");
  }

  @Test
  void guessesOfTheOldPasswordWaitLikeThoseAtTheDoor() throws Exception {
    var name = person();
    var here = Reader.at("192.0.2.6");
    here.signIn(name);
    var began = Instant.now();
    for (int i = 0; i < 8; i++) {
      assertThat(change(here, "guess number " + i, OTHER_PASSWORD)).contains("not your current");
    }
    assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofMillis(3_000));
  }

  /** A sibling domain can plant a cookie; a pair that fits itself must be worth nothing. */
  @Test
  void aPlantedCookieWithItsTokenIsRefused() throws Exception {
    var attacker = Reader.at("192.0.2.7");
    var token = attacker.token("/sign-in");
    var planted = attacker.cookie("touchstone-csrf").orElseThrow();
    var victim = Reader.at("192.0.2.7");
    victim.signIn(person());
    var cookie = new HttpCookie("touchstone-csrf", planted.getValue());
    cookie.setPath("/");
    victim.cookies.getCookieStore().add(test.server().address(), cookie);
    var form = "_csrf=" + Reader.encode(token);
    assertThat(victim.post("/sign-out", form).statusCode()).isEqualTo(403);
    assertThat(victim.post("/theme", "theme=dark&" + form).statusCode()).isEqualTo(403);
    assertThat(victim.get("/password").body()).contains("<h1>Change password</h1>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void aFormThatTheBrowserSaysIsForeignDoesNotSignIn(String site) throws Exception {
    var reader = Reader.at("192.0.2.8");
    var form =
        "name=%s&password=%s&_csrf=%s"
            .formatted(
                person(),
                Reader.encode(TestServer.PASSWORD),
                Reader.encode(reader.token("/sign-in")));
    assertThat(reader.post("/sign-in", form, "Sec-Fetch-Site", site).statusCode()).isEqualTo(403);
    assertThat(reader.post("/sign-in", form, "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(302);
  }

  @Test
  void aFormFromBeforeTheSessionEndedLeadsToTheDoor() throws Exception {
    var reader = Reader.at("192.0.2.9");
    reader.signIn(person());
    var token = reader.token("/password");
    reader.cookies.getCookieStore().removeAll();
    var answer = reader.post("/password", "old=a&new=b&_csrf=" + Reader.encode(token));
    assertThat(answer.headers().firstValue("Location")).contains("/sign-in");
  }

  @Test
  void whoeverAsksForAPageGetsItAfterSigningInAndNeverAnotherSite() throws Exception {
    var reader = Reader.at("192.0.2.10");
    reader.get("/scorecards/reseller/method?period=FY2027-Q1");
    assertThat(reader.attempt(person(), TestServer.PASSWORD))
        .isEqualTo("/scorecards/reseller/method?period=FY2027-Q1");
    var planted = Reader.at("192.0.2.10");
    for (var address : new String[] {"https://evil.test/", "//evil.test", "/\\evil.test"}) {
      var cookie =
          new HttpCookie(
              "touchstone-return", Base64.getUrlEncoder().encodeToString(address.getBytes()));
      cookie.setPath("/");
      planted.cookies.getCookieStore().removeAll();
      planted.cookies.getCookieStore().add(test.server().address(), cookie);
      assertThat(planted.attempt(person(), TestServer.PASSWORD)).isEqualTo("/");
    }
  }

  @Test
  void anAddressTooLongToComeBackToLeadsToTheStart() throws Exception {
    var reader = Reader.at("192.0.2.11");
    var longest = "/scorecards/reseller?q=" + "x".repeat(6_000);
    assertThat(reader.get(longest).statusCode()).isEqualTo(200);
    var token = Reader.encode(reader.token("/sign-in"));
    var answer = reader.post("/theme", "theme=dark&back=/" + "x".repeat(9_000) + "&_csrf=" + token);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/scorecards/reseller", "/password", "/audit"})
  void noAnswerRepeatsTheHostThatARequestMadeUp(String path) throws Exception {
    var address = test.server().address();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                  .getBytes());
      var answer = new String(socket.getInputStream().readAllBytes());
      assertThat(answer).startsWith("HTTP/1.1 302").doesNotContain("evil.example");
    }
  }

  @Test
  void cookiesAreSecureWhereATrustedProxyTellsOfHttps() throws Exception {
    var name = person();
    var trusted =
        new Reader(TestServer.PROXY, "X-Forwarded-For", "192.0.2.12", "X-Forwarded-Proto", "https");
    assertThat(secure(trusted, name)).isNotEmpty().allMatch(it -> it);
    var liar =
        new Reader("127.0.0.3", "X-Forwarded-For", "192.0.2.12", "X-Forwarded-Proto", "https");
    assertThat(secure(liar, name)).isNotEmpty().noneMatch(it -> it);
  }

  /** A stranger's word on who asks would give each guess a network of its own. */
  @Test
  void onlyATrustedProxySaysWhoAsks() throws Exception {
    var name = person();
    var began = Instant.now();
    for (int i = 0; i < 8; i++) {
      new Reader("127.0.0.4", "X-Forwarded-For", "203.0.113." + i).attempt(name, "wrong");
    }
    assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofMillis(3_000));
  }

  @Test
  void filesSayWhatTheyMayDoWhereTheyAreOpenedByThemselves() throws Exception {
    var headers = new Reader().get("/assets/mark.svg").headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%2f/evil", "//data", "/a/../b", "/a;b", "/%zz", "/a%5cb"})
  void whatTheServerCannotReadIsAnsweredByAPageOfOurs(String path) throws Exception {
    var address = test.server().address();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes());
      var answer = new String(socket.getInputStream().readAllBytes());
      assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Tomcat", "Exception");
      assertThat(answer).contains("cannot be understood");
    }
  }

  @Test
  void whatHappensAtTheDoorIsInTheTrailInBoundedNumbers() throws Exception {
    var name = person();
    var reader = Reader.at("192.0.2.13");
    for (int i = 0; i < 4; i++) {
      reader.attempt(name, "wrong");
    }
    for (int i = 0; i < 3; i++) {
      reader.signIn(name);
      assertThat(reader.post("/sign-out", "").statusCode()).isEqualTo(403);
      assertThat(reader.get("/data/loads/1/rejects.csv").statusCode()).isIn(200, 403);
      reader.post("/sign-out", "_csrf=" + Reader.encode(reader.token("/password")));
    }
    var expected =
        List.of(
            "person.sign-in-failed", "person.signed-in", "person.signed-out", "request.refused");
    var told = toldOf(name, expected);
    assertThat(told).extracting(Entry::action).containsAll(expected);
    for (var action : expected) {
      assertThat(told).filteredOn(it -> it.action().equals(action)).hasSize(1);
    }
    assertThat(told)
        .filteredOn(it -> it.action().startsWith("person.signed"))
        .allMatch(it -> it.actor().equals(name));
    assertThat(told)
        .filteredOn(it -> it.action().equals("person.sign-in-failed"))
        .allMatch(it -> it.actor().equals("touchstone") && it.detail().contains("\"count\":"));
  }

  /** It may be a password in the wrong field. */
  @Test
  void aNameThatNobodyHasIsNotWrittenDown() throws Exception {
    var typed = "my-secret-" + UUID.randomUUID();
    Reader.at("192.0.2.14").attempt(typed, "wrong");
    LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
    assertThat(newest()).noneMatch(it -> (it.subject() + it.detail()).contains(typed));
    assertThat(newest()).anyMatch(it -> it.subject().equals("sign-in"));
  }

  private List<Entry> toldOf(String name, List<String> expected) throws InterruptedException {
    var patience = Instant.now().plusSeconds(20);
    while (true) {
      var told = newest().stream().filter(it -> it.subject().equals("person/" + name)).toList();
      if (told.stream().map(Entry::action).toList().containsAll(expected)
          || Instant.now().isAfter(patience)) {
        return told.stream().filter(it -> expected.contains(it.action())).toList();
      }
      Thread.sleep(100);
    }
  }

  private List<Entry> newest() {
    var trail = test.server().service(AuditTrail.class);
    return test.server().asTouchstone(() -> trail.newest(0, 200));
  }

  private String person() {
    var name = "person-" + UUID.randomUUID().toString().substring(0, 8) + "@meridian.test";
    test.server()
        .asTouchstone(
            () ->
                test.people()
                    .addStaff(
                        name, "Pat Visitor", TestServer.PASSWORD, Set.of(Role.EXECUTIVE), "test"));
    return name;
  }

  private static String change(Reader reader, String old, String fresh) throws Exception {
    var form =
        "old=%s&new=%s&_csrf=%s"
            .formatted(
                Reader.encode(old), Reader.encode(fresh), Reader.encode(reader.token("/password")));
    var answer = reader.post("/password", form);
    var location = answer.headers().firstValue("Location");
    return location.isPresent() ? reader.get(location.orElseThrow()).body() : answer.body();
  }

  /** Whether each of the cookies that signing in sets is for HTTPS alone. */
  private static List<Boolean> secure(Reader reader, String name) throws Exception {
    var form =
        "name=%s&password=%s".formatted(Reader.encode(name), Reader.encode(TestServer.PASSWORD));
    var door = reader.get("/sign-in");
    var cookie = door.headers().firstValue("Set-Cookie").orElseThrow();
    var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(door.body());
    assertThat(token.find()).isTrue();
    var all = new ArrayList<>(List.of(cookie.contains("Secure")));
    // Sent by hand: the client keeps secure cookies to itself on plain HTTP.
    reader.cookies.getCookieStore().removeAll();
    var answer =
        reader.post(
            "/sign-in",
            form + "&_csrf=" + Reader.encode(token.group(1)),
            "Cookie",
            cookie.substring(0, cookie.indexOf(';')));
    assertThat(answer.headers().firstValue("Location")).contains("/");
    answer.headers().allValues("Set-Cookie").stream()
        .filter(it -> !it.contains("Max-Age=0"))
        .forEach(it -> all.add(it.contains("Secure")));
    return all;
  }
}
