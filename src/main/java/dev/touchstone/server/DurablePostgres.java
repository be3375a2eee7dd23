package dev.touchstone.server;

import dev.touchstone.shared.PrivateFiles;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A running PostgreSQL of its own folder. What makes a commit survive a power cut is on, whatever
 * the defaults become, and it listens to this machine only.
 */
final class DurablePostgres implements AutoCloseable {
  private static final int ATTEMPTS = 5;
  private static final String SETTINGS =
      " -c fsync=on -c synchronous_commit=on -c full_page_writes=on -c max_connections=60"
          + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c timezone=UTC"
          + " -c log_timezone=UTC";

  private final Path folder;
  private final PostgresPrograms programs;
  private final DatabaseSecrets secrets;
  private final HomeLock lock;
  private final int port;
  private boolean closed;

  private DurablePostgres(Path folder, HomeLock lock) throws IOException {
    this.folder = folder;
    this.lock = lock;
    this.programs = PostgresPrograms.in(folder.resolve("programs"));
    this.secrets = PostgresData.in(folder, programs);
    this.port = run();
  }

  /** How one role connects. */
  record Login(String url, String user, String password) {
    @Override
    public String toString() {
      return user + " at " + url;
    }
  }

  /** Starts what the folder holds, or makes it. */
  static DurablePostgres start(Path folder) throws IOException {
    Files.createDirectories(folder.toAbsolutePath().getParent());
    PrivateFiles.ownFolder(folder);
    return start(folder, HomeLock.take(folder));
  }

  /**
   * Starts what the folder holds, or makes it.
   *
   * @param lock on that folder; given back when PostgreSQL has stopped, or does not start
   */
  static DurablePostgres start(Path folder, HomeLock lock) throws IOException {
    try {
      if (folder
          .toString()
          .matches("(?s).*[\"$`\\\\\n].*")) { // pg_ctl puts it into a shell's quotes
        throw new Refused(
            "home-name",
            "PostgreSQL cannot live in a folder whose path has a quote, $, ` or \\ in it: "
                + folder,
            "Choose another home.");
      }
      return new DurablePostgres(folder.toAbsolutePath().normalize(), lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  Login login(String role) {
    var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + PostgresData.DATABASE;
    return new Login(url, role, secrets.of(role));
  }

  /** Answers the port. */
  private int run() throws IOException {
    var log = folder.resolve("postgres.log");
    for (int attempt = 1; ; attempt++) {
      OrphanedPostgres.stop(folder);
      PrivateFiles.writeDurably(log, "");
      int free = freePort();
      try {
        control("start", "-w", "-t", "60", "-l", "postgres.log", "-o", options(free));
        return free;
      } catch (PostgresPrograms.Failed e) {
        var said = Files.readString(log);
        if (attempt == ATTEMPTS || !passes(said)) {
          throw new Refused(
              "database-does-not-start",
              "PostgreSQL does not start" + lastFault(said),
              "All it said is in " + log + ".");
        }
      }
    }
  }

  private String options(int port) {
    return "-p " + port + " -c " + OrphanedPostgres.mark(folder) + SETTINGS;
  }

  /** Somebody took the port in between, or an orphan was still starting. */
  private static boolean passes(String said) {
    return said.contains("could not bind") || said.contains("lock file \"postmaster.pid\"");
  }

  private static String lastFault(String said) {
    return said.lines()
        .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
        .reduce((first, last) -> last)
        .map(line -> ": " + line.replaceFirst(".*(FATAL|PANIC):\\s*", "") + ".")
        .orElse(".");
  }

  private void control(String... arguments) throws IOException {
    var command = new java.util.ArrayList<>(List.of("pg_ctl", "-D", "data"));
    command.addAll(List.of(arguments));
    programs.run(folder, command, "");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (lock) {
      control("stop", "-m", "fast", "-w", "-t", "60");
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }
}
