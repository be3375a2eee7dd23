package dev.touchstone.server;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** A Java program in a process group of its own, to be killed with all it started. */
final class Child {
  private final Process process;
  private final Path output;

  private Child(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts a main class; what it says goes to a file. */
  static Child start(Path output, Class<?> main, Object... arguments) throws IOException {
    return start(output, new ProcessBuilder(), main, arguments);
  }

  static Child start(Path output, ProcessBuilder builder, Class<?> main, Object... arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add("/usr/bin/setsid");
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx1g"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath(main), main.getName()));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    Files.createDirectories(output.toAbsolutePath().getParent());
    builder.command(command);
    if (builder.redirectOutput().file() == null) {
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
    } else {
      builder.redirectError(output.toFile()); // its result goes elsewhere
    }
    return new Child(builder.start(), output);
  }

  /** The program itself runs without what its tests bring, such as how they log. */
  private static String classPath(Class<?> main) {
    var all = classPath();
    return main == dev.touchstone.Touchstone.class
        ? Arrays.stream(all.split(":"))
            .filter(it -> !it.contains("test-classes"))
            .collect(Collectors.joining(":"))
        : all;
  }

  private static String classPath() {
    return Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(url -> Path.of(java.net.URI.create(url.toString())).toString())
            .collect(Collectors.joining(":"))
        : System.getProperty("java.class.path");
  }

  /** Waits for something to be so; false if the program ended, or nothing came of it in time. */
  boolean until(BooleanSupplier so, long seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!so.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        return so.getAsBoolean();
      }
      Thread.sleep(1);
    }
    return true;
  }

  boolean says(String words, long seconds) throws InterruptedException {
    return until(() -> said().contains(words), seconds);
  }

  String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The hard way, with its whole group. */
  void kill() throws Exception {
    new ProcessBuilder("kill", "-9", "--", "-" + process.pid()).start().waitFor();
    process.waitFor();
  }

  /** The kind way. */
  int stop() throws Exception {
    process.destroy();
    return end(120);
  }

  int end(long seconds) throws Exception {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      kill();
      throw new AssertionError("It did not end: " + said());
    }
    return process.exitValue();
  }
}
