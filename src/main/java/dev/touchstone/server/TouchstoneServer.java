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
    var database = new DatabaseAhead();
    try {
      application(context -> {}, database).run(args);
    } catch (RuntimeException failure) {
      database.close();
      var refused = StartRefusals.saying(failure, "what was logged before");
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
   * @throws dev.touchstone.shared.Refused if it does not start, with the reason
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
    var own = Home.in(home);
    own.own("log");
    var all = new LinkedHashMap<String, Object>();
    all.put("touchstone.home", own.folder().toString());
    all.put("logging.file.name", own.log().toString());
    all.put("server.port", port);
    all.putAll(properties);
    var database = new DatabaseAhead();
    try {
      return new RunningServer(application(beans, database).run(arguments(all)));
    } catch (RuntimeException failure) {
      database.close();
      throw StartRefusals.saying(failure, own.log().toString());
    }
  }

  private static SpringApplication application(
      ApplicationContextInitializer<ConfigurableApplicationContext> beans, DatabaseAhead database) {
    SpringApplication.getShutdownHandlers().add(database::close); // a start that is broken off
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    return new SpringApplicationBuilder(TouchstoneServer.class)
        .bannerMode(Banner.Mode.OFF)
        .listeners(database)
        .initializers(
            context -> context.getBeanFactory().registerSingleton("databaseAhead", database), beans)
        .build();
  }

  /** As arguments they win over every other property, and are there before anything is read. */
  private static String[] arguments(Map<String, Object> properties) {
    return properties.entrySet().stream()
        .map(property -> "--" + property.getKey() + "=" + property.getValue())
        .toArray(String[]::new);
  }
}
