package dev.touchstone.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Starts PostgreSQL while Spring still puts itself together, as soon as it is known that no other
 * database is named. A home that is in use is refused before anything else is done.
 */
final class DatabaseAhead
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, AutoCloseable {
  static final String OTHER = "spring.datasource.url";

  private @Nullable CompletableFuture<DurablePostgres> starting;

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    var environment = event.getEnvironment();
    if (environment.containsProperty(OTHER)) {
      return;
    }
    var home = Home.in(Path.of(environment.getRequiredProperty("touchstone.home")));
    var folder = home.own("database");
    try {
      var lock = HomeLock.take(folder);
      starting = new CompletableFuture<>();
      Thread.ofPlatform().name("postgres").daemon().start(() -> start(folder, lock));
    } catch (IOException e) {
      throw new UncheckedIOException("The database's folder cannot be locked", e);
    }
  }

  private void start(Path folder, HomeLock lock) {
    var future = java.util.Objects.requireNonNull(starting);
    try {
      future.complete(DurablePostgres.start(folder, lock));
    } catch (IOException | RuntimeException | Error e) {
      future.completeExceptionally(e);
    }
  }

  DurablePostgres await() throws IOException {
    try {
      return java.util.Objects.requireNonNull(starting, "Another database is named").join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case IOException fault -> throw fault;
        case RuntimeException fault -> throw fault;
        case null, default -> throw e;
      }
    }
  }

  /** Also where the start failed before anybody asked for the database. */
  @Override
  public void close() {
    var future = starting;
    if (future != null) {
      future.handle((postgres, fault) -> postgres).thenAccept(DatabaseAhead::stop).join();
    }
  }

  private static void stop(@Nullable DurablePostgres postgres) {
    if (postgres != null) {
      postgres.close();
    }
  }
}
