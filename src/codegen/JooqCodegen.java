import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.slf4j.LoggerFactory;

/**
 * Makes the type-safe view of the database: a throw-away PostgreSQL, the roles, the migrations,
 * jOOQ. Run by Maven as a source file, because a plugin would run on Maven's own, older Java. A
 * stamp over its inputs makes an unchanged build cost next to nothing.
 */
class JooqCodegen {
  public static void main(String[] args) throws Exception {
    var db = Path.of(args[0]);
    var into = Path.of(args[1]);
    var stamp = into.resolve("stamp");
    var inputs = fingerprint(db);
    if (Files.exists(stamp) && Files.readString(stamp).equals(inputs)) {
      return;
    }
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    try (var postgres = EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start()) {
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute(Files.readString(db.resolve("roles.sql")));
        statement.execute("create database touchstone owner touchstone_owner");
      }
      var url = postgres.getJdbcUrl("touchstone_owner", "touchstone");
      Flyway.configure()
          .dataSource(url, "touchstone_owner", "")
          .locations("filesystem:" + db.resolve("migration"))
          .load()
          .migrate();
      generate(url, into);
    }
    Files.writeString(stamp, inputs);
  }

  private static void generate(String url, Path into) throws Exception {
    GenerationTool.generate(
        new Configuration()
            .withLogging(Logging.WARN)
            .withJdbc(new Jdbc().withDriver("org.postgresql.Driver").withUrl(url))
            .withGenerator(
                new Generator()
                    .withDatabase(
                        new Database()
                            .withName("org.jooq.meta.postgres.PostgresDatabase")
                            .withInputSchema("public")
                            .withOutputSchemaToDefault(true)
                            .withExcludes(
                                "flyway_schema_history|refuse_.*|own_.*|count_.*|scope_key|"
                                    + "spring_session.*")
                            .withForcedTypes(
                                new ForcedType()
                                    .withName("INSTANT")
                                    .withIncludeTypes("(?i:timestamp.*zone.*)")))
                    .withGenerate(new Generate().withComments(false).withDaos(false))
                    .withTarget(
                        new Target()
                            .withPackageName("dev.touchstone.db")
                            .withDirectory(into.toString()))));
  }

  private static String fingerprint(Path db) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    try (var files = Files.walk(db)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(file.getFileName().toString().getBytes());
        digest.update(Files.readAllBytes(file));
      }
    }
    digest.update(Files.readAllBytes(Path.of("src/codegen/JooqCodegen.java")));
    return HexFormat.of().formatHex(digest.digest());
  }
}
