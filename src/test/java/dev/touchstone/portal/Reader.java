package dev.touchstone.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.TestServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Somebody who reads pages by HTTP alone, signed in or not. */
public final class Reader {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  final CookieManager cookies = new CookieManager();
  private final HttpClient client;
  private final String[] headers;

  public Reader() {
    client = HttpClient.newBuilder().cookieHandler(cookies).build();
    headers = new String[0];
  }

  /**
   * Somebody behind a proxy.
   *
   * @param proxy a loopback address; the server trusts {@link TestServer#PROXY} alone
   * @param headers what the proxy adds, names and values in turn
   */
  Reader(String proxy, String... headers) {
    this.client =
        HttpClient.newBuilder()
            .cookieHandler(cookies)
            .localAddress(InetAddress.ofLiteral(proxy))
            .build();
    this.headers = headers.clone();
  }

  /** Somebody at that address, as the trusted proxy tells. */
  static Reader at(String address) {
    return new Reader(TestServer.PROXY, "X-Forwarded-For", address);
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(path, "text/html");
  }

  public HttpResponse<String> get(String path, String accept)
      throws IOException, InterruptedException {
    var answer =
        send(
            HttpRequest.newBuilder(TestServer.get().server().address().resolve(path))
                .header("Accept", accept)
                .build());
    var location = answer.headers().firstValue("Location");
    return answer.statusCode() / 100 == 3 ? get(location.orElseThrow(), accept) : answer;
  }

  /** Asks again for a page of which a copy was kept. */
  HttpResponse<String> again(String path, String kept) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(TestServer.get().server().address().resolve(path))
            .header("Accept", "text/html")
            .header("If-None-Match", kept)
            .build());
  }

  HttpResponse<String> post(String path, String form, String... more)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(TestServer.get().server().address().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    return send(more.length == 0 ? request.build() : request.headers(more).build());
  }

  String token(String path) throws IOException, InterruptedException {
    var matcher = TOKEN.matcher(get(path).body());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  public void signIn(String name) throws IOException, InterruptedException {
    assertThat(attempt(name, TestServer.PASSWORD)).doesNotContain("sign-in");
  }

  /** Tries to sign in; answers where the browser is sent. */
  String attempt(String name, String password) throws IOException, InterruptedException {
    var form =
        "name=%s&password=%s&_csrf=%s"
            .formatted(encode(name), encode(password), encode(token("/sign-in")));
    return post("/sign-in", form).headers().firstValue("Location").orElse("");
  }

  /** Empty where there is no such cookie. */
  Optional<HttpCookie> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(it -> it.getName().equals(name))
        .findFirst();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    var whole =
        headers.length == 0
            ? request
            : HttpRequest.newBuilder(request, (name, value) -> true).headers(headers).build();
    return client.send(whole, HttpResponse.BodyHandlers.ofString());
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
