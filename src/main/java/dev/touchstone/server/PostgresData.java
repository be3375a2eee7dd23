package dev.touchstone.server;

import dev.touchstone.shared.PrivateFiles;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A PostgreSQL data folder that is whole or not there: it is made beside its place with every role,
 * password and the database itself, by programs that listen to nobody, and then moved.
 */
final class PostgresData {
  static final String DATABASE = "touchstone";
  private static final String DRAFT = "making-";
  private static final List<String> LOGINS = List.of("touchstone_owner", "touchstone_app");

  private PostgresData() {}

  /** The passwords of the data in a database folder; both are made if there is none. */
  static DatabaseSecrets in(Path database, PostgresPrograms programs) throws IOException {
    sweep(database);
    var data = database.resolve("data");
    var kept = database.resolve("secrets");
    if (Files.exists(data)) {
      if (!Files.exists(data.resolve("PG_VERSION"))) {
        throw new Refused(
            "database-broken",
            data + " is not a whole PostgreSQL data folder: files of it are gone.",
            "Put it back from a copy, or start with another home.");
      }
      return DatabaseSecrets.in(kept);
    }
    var secrets = DatabaseSecrets.make(kept);
    make(database, programs, secrets);
    return secrets;
  }

  /** What killed starts left half made. */
  private static void sweep(Path database) throws IOException {
    try (var all = Files.list(database)) {
      all.filter(it -> it.getFileName().toString().startsWith(DRAFT)).forEach(Scratch::remove);
    }
  }

  private static void make(Path database, PostgresPrograms programs, DatabaseSecrets secrets)
      throws IOException {
    try (var draft = Scratch.in(database, DRAFT)) {
      PrivateFiles.writeDurably(draft.folder().resolve("password"), secrets.of("postgres"));
      programs.run(
          draft.folder(),
          List.of(
              "initdb",
              "--pgdata=data",
              "--username=postgres",
              "--pwfile=password",
              "--auth=scram-sha-256", // nobody is trusted, from the first moment
              "--encoding=UTF8",
              "--locale=C.UTF-8"),
          "");
      var said =
          programs.run(
              draft.folder(),
              List.of(
                  "postgres",
                  "--single",
                  "-j",
                  "-D",
                  "data",
                  "-c",
                  "log_min_messages=error",
                  "-c",
                  "log_min_error_statement=panic", // a statement may hold a password
                  "postgres"),
              firstWords(secrets));
      if (said.contains("ERROR:") || said.contains("FATAL:")) {
        throw new PostgresPrograms.Failed("postgres", said);
      }
      PrivateFiles.place(draft.folder().resolve("data"), database.resolve("data"));
    }
  }

  /** Alone with the data, PostgreSQL takes a semicolon and an empty line for a statement's end. */
  private static String firstWords(DatabaseSecrets secrets) throws IOException {
    var words = new StringBuilder(roles().replaceAll("\n\\s*\n", "\n").strip()).append("\n\n");
    for (var role : LOGINS) {
      // The secret is hexadecimal: it cannot end the quotes.
      words.append("alter role %s password '%s';\n\n".formatted(role, secrets.of(role)));
    }
    return words + "create database " + DATABASE + " owner touchstone_owner;\n\n";
  }

  private static String roles() throws IOException {
    try (var in = PostgresData.class.getResourceAsStream("/db/roles.sql")) {
      if (in == null) {
        throw new IOException("db/roles.sql is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
