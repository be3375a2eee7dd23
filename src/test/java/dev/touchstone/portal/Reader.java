package dev.touchstone.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.TestServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Somebody who reads pages by HTTP alone, signed in or not. */
public final class Reader {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

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

  HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(TestServer.get().server().address().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  String token(String path) throws IOException, InterruptedException {
    var matcher = TOKEN.matcher(get(path).body());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  public void signIn(String name) throws IOException, InterruptedException {
    var form =
        "name=%s&password=%s&_csrf=%s"
            .formatted(encode(name), encode(TestServer.PASSWORD), encode(token("/sign-in")));
    assertThat(post("/sign-in", form).headers().firstValue("Location").orElse(""))
        .doesNotContain("sign-in");
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
