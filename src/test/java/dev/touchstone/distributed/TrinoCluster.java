package dev.touchstone.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.distributed.TrinoNode.Configuration;
import dev.touchstone.fact.FactStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A coordinator, two workers and the PostgreSQL they find tables in: one for all tests of a
 * process, started when first asked for. Lost tasks are tried again.
 */
public final class TrinoCluster {
  private static final Duration PATIENCE = Duration.ofMinutes(12);
  private static final String LOG = "io.trino=WARN\nio.airlift=WARN\norg.apache.iceberg=WARN\n";

  private static final String FACTS = "&currentSchema=facts";

  /** The database of a server, and the catalog under which Trino knows its facts. */
  private static final String SERVER = "server";

  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final int port;
  private final TrinoNode coordinator;
  private final List<TrinoNode> workers = new ArrayList<>();

  private static final class Only {
    static final TrinoCluster CLUSTER = started();

    private static TrinoCluster started() {
      try {
        var cluster = new TrinoCluster();
        cluster.awaitWorkers(2);
        return cluster;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public static TrinoCluster running() {
    return Only.CLUSTER;
  }

  private TrinoCluster() throws IOException {
    this.folder =
        Files.createDirectories(
            Path.of("target", "trino-cluster", UUID.randomUUID().toString()).toAbsolutePath());
    this.postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("postgres"))
            .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
            .setLocaleConfig("locale", "C.UTF-8")
            .setServerConfig("max_connections", "60")
            .setPGStartupWait(Duration.ofSeconds(60))
            .start();
    createSchema();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    this.port = freePort();
    this.coordinator = node("coordinator", port);
    workers.add(node("worker-1", freePort()));
    workers.add(node("worker-2", freePort()));
  }

  private TrinoNode node(String id, int at) throws IOException {
    return TrinoNode.start(
        server(),
        folder.resolve(id),
        id,
        List.of(
            new Configuration("config.properties", config(id.equals("coordinator"), at)),
            new Configuration("exchange-manager.properties", exchange()),
            new Configuration("catalog/touchstone.properties", catalog(catalogUrl())),
            new Configuration("catalog/server.properties", catalog(url(SERVER) + FACTS)),
            new Configuration("log.properties", LOG)));
  }

  private String config(boolean coordinates, int at) {
    return """
    coordinator=%s
    http-server.http.port=%d
    discovery.uri=http://127.0.0.1:%d
    %s
    query.max-memory-per-node=450MB
    memory.heap-headroom-per-node=250MB
    retry-policy=TASK
    fault-tolerant-execution-task-memory=200MB
    fault-tolerant-execution-max-partition-count=4
    fault-tolerant-execution-min-partition-count=4
    task.concurrency=2
    task.max-worker-threads=2
    """
        .formatted(
            coordinates, at, port, coordinates ? "node-scheduler.include-coordinator=false" : "");
  }

  private String exchange() {
    return """
    exchange-manager.name=filesystem
    exchange.base-directories=%s
    """
        .formatted(folder.resolve("exchange"));
  }

  private String catalog(String url) {
    return """
    connector.name=iceberg
    iceberg.catalog.type=jdbc
    iceberg.jdbc-catalog.driver-class=org.postgresql.Driver
    iceberg.jdbc-catalog.connection-url=%s
    iceberg.jdbc-catalog.connection-user=reader
    iceberg.jdbc-catalog.catalog-name=touchstone
    iceberg.jdbc-catalog.default-warehouse-dir=file://%s
    fs.native-local.enabled=true
    local.location=/
    """
        .formatted(
            url.replace("user=postgres&", "").replace("?user=postgres", ""),
            folder.resolve("facts"));
  }

  /** What the profile {@code distributed} unpacks. */
  private static Path server() throws IOException {
    try (var unpacked = Files.list(Path.of("target", "trino").toAbsolutePath())) {
      return unpacked
          .filter(path -> Files.isDirectory(path.resolve("lib")))
          .findFirst()
          .orElseThrow(() -> new IOException("No server in target/trino"));
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The PostgreSQL that lists the tables. */
  public String catalogUrl() {
    return url("postgres") + FACTS;
  }

  private String url(String database) {
    return postgres.getJdbcUrl("postgres", database);
  }

  /** Where the server keeps its catalog too. Trino may read it and no more. */
  private void createSchema() throws IOException {
    try (var connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
        var statement = connection.createStatement()) {
      statement.execute("create schema facts");
      statement.execute("create role reader login");
      statement.execute("grant usage on schema facts to reader");
      statement.execute(
          "alter default privileges in schema facts grant select on tables to reader");
      try (var roles = TrinoCluster.class.getResourceAsStream("/db/roles.sql")) {
        statement.execute(
            new String(Objects.requireNonNull(roles).readAllBytes(), StandardCharsets.UTF_8));
      }
      statement.execute("create database " + SERVER + " owner touchstone_owner");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** Where statements are sent. */
  public String url() {
    return "jdbc:trino://127.0.0.1:" + port + "/touchstone";
  }

  /** What a server is told that works on this PostgreSQL and with this engine. */
  Map<String, Object> serverProperties() {
    var database = url(SERVER).replaceFirst("\\?.*", "");
    return Map.of(
        "spring.datasource.url", database,
        "spring.datasource.username", "touchstone_app",
        "spring.datasource.password", "",
        "spring.flyway.url", database,
        "spring.flyway.user", "touchstone_owner",
        "spring.flyway.password", "",
        "touchstone.trino.url", url().replaceFirst("/touchstone$", "/" + SERVER),
        "touchstone.trino.user", "test");
  }

  /** What an administrator grants once a server has made its tables. */
  void letTrinoReadTheServersFacts() throws SQLException {
    try (var connection = DriverManager.getConnection(url(SERVER));
        var statement = connection.createStatement()) {
      statement.execute("grant usage on schema facts to reader");
      statement.execute(
          "grant select on facts.iceberg_tables, facts.iceberg_namespace_properties to reader");
    }
  }

  /** Below it every node sees the same files. */
  Path folder() {
    return folder;
  }

  /** A new store of facts that the cluster can read. */
  public FactStore store(String namespace) {
    return FactStore.open(
        folder.resolve("facts").resolve(namespace), catalogUrl(), "postgres", "", namespace);
  }

  TrinoNode coordinator() {
    return coordinator;
  }

  List<TrinoNode> workers() {
    return workers;
  }

  /** Waits until so many workers take part. */
  void awaitWorkers(int count) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (activeWorkers() != count) {
      assertThat(coordinator.alive()).as("coordinator, see " + folder).isTrue();
      assertThat(System.nanoTime()).as("workers were not there in time").isLessThan(deadline);
      try {
        Thread.sleep(1000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private int activeWorkers() {
    try (var connection = DriverManager.getConnection(url(), "test", null);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from system.runtime.nodes"
                    + " where not coordinator and state = 'active'")) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException notYet) {
      return -1;
    }
  }

  private void stop() {
    workers.forEach(TrinoNode::kill);
    coordinator.kill();
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a cluster running for a look at it: prints its address, ends with the process. */
  public static void main(String[] arguments) throws InterruptedException {
    System.out.println(running().url() + " " + running().catalogUrl() + " " + running().folder);
    Thread.sleep(Long.MAX_VALUE);
  }
}
