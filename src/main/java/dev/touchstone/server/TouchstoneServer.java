package dev.touchstone.server;

import dev.touchstone.publication.SourceRowsOfRun;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The server. Runs by itself ({@code main}, with Spring's usual properties) or from a program that
 * needs its services ({@link #start}).
 */
@SpringBootApplication(
    scanBasePackages = {
      "dev.touchstone.audit",
      "dev.touchstone.access",
      "dev.touchstone.publication",
      "dev.touchstone.portal",
      "dev.touchstone.server"
    })
public class TouchstoneServer {
  public static void main(String[] args) {
    try {
      application(Map.of(), context -> {}).run(args);
    } catch (RuntimeException failure) {
      var refused = StartRefusals.in(failure).orElseThrow(() -> failure);
      System.err.println(refused.reason() + " " + refused.hint());
      System.exit(1);
    }
  }

  /**
   * Starts and returns when it answers requests.
   *
   * @param home where the embedded database keeps its files; made if absent
   * @param port to listen on; 0 for any free one
   * @param properties any of Spring's or Touchstone's, e.g. {@code server.address}; they win
   * @throws dev.touchstone.shared.Refused if the home is in use or the port is taken
   */
  public static RunningServer start(Path home, int port, Map<String, Object> properties) {
    return start(home, port, properties, context -> {});
  }

  /**
   * Starts with the facts at hand, so that pages reach down to the source rows.
   *
   * @param rows how to read them
   */
  public static RunningServer start(
      Path home, int port, Map<String, Object> properties, SourceRowsOfRun rows) {
    return start(
        home,
        port,
        properties,
        context -> context.getBeanFactory().registerSingleton("sourceRowsOfRun", rows));
  }

  private static RunningServer start(
      Path home,
      int port,
      Map<String, Object> properties,
      ApplicationContextInitializer<ConfigurableApplicationContext> beans) {
    var all = new LinkedHashMap<String, Object>();
    all.put("touchstone.home", home.toAbsolutePath().toString());
    all.put("server.port", port);
    all.putAll(properties);
    try {
      return new RunningServer(application(all, beans).run());
    } catch (RuntimeException failure) {
      throw StartRefusals.in(failure).<RuntimeException>map(refused -> refused).orElse(failure);
    }
  }

  private static SpringApplication application(
      Map<String, Object> properties,
      ApplicationContextInitializer<ConfigurableApplicationContext> beans) {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    return new SpringApplicationBuilder(TouchstoneServer.class)
        .bannerMode(Banner.Mode.OFF)
        .initializers(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("start", properties)),
            beans)
        .build();
  }
}
