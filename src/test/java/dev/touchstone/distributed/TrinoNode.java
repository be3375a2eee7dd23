package dev.touchstone.distributed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process of a cluster, in a folder of its own. */
final class TrinoNode {
  private final Path server;
  private final Path folder;
  private final String id;
  private final ProcessBuilder command;
  private Process process;

  private TrinoNode(Path server, Path folder, String id) throws IOException {
    this.server = server;
    this.folder = folder;
    this.id = id;
    this.command =
        new ProcessBuilder(arguments())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile()));
    this.process = command.start();
  }

  /**
   * @param files configuration by name; the exchange's is only found as {@code etc/...} below the
   *     folder a process is started in
   */
  static TrinoNode start(Path server, Path folder, String id, List<Configuration> files)
      throws IOException {
    for (var file : files) {
      var path = folder.resolve("etc").resolve(file.name());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.text());
    }
    return new TrinoNode(server, folder, id);
  }

  record Configuration(String name, String text) {}

  private List<String> arguments() {
    var java = ProcessHandle.current().info().command().orElse("java");
    var arguments = new ArrayList<String>();
    arguments.add(java);
    arguments.addAll(
        List.of(
            "-Xmx1G",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", // statements are small and many
            "-XX:+ExitOnOutOfMemoryError",
            "-Djdk.attach.allowAttachSelf=true",
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules=jdk.incubator.vector",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dconfig=etc/config.properties",
            "-Dlog.levels-file=etc/log.properties",
            "-Dnode.id=" + id,
            "-Dnode.environment=touchstone",
            "-Dnode.data-dir=data",
            "-Dnode.internal-address=127.0.0.1",
            "-Dplugin.dir=" + server.resolve("plugin"),
            "-cp",
            server.resolve("lib") + "/*",
            "io.trino.server.TrinoServer"));
    return arguments;
  }

  boolean alive() {
    return process.isAlive();
  }

  /** As a power cut would: no goodbye to anybody. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void startAgain() throws IOException {
    if (!process.isAlive()) {
      process = command.start();
    }
  }

  String log() throws IOException {
    return Files.readString(folder.resolve("server.log"));
  }
}
