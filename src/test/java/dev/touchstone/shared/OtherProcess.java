package dev.touchstone.shared;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A Java process of a test's own, with the classes the test has: to be killed, starved or raced.
 *
 * @param process its errors are in its output
 */
public record OtherProcess(Process process) implements AutoCloseable {
  private static final int LONGEST_SECONDS = 120;

  /** Starts the main method of a class. */
  public static OtherProcess of(Class<?> main, Object... arguments) throws IOException {
    return of(List.of(), main, arguments);
  }

  /**
   * @param options of the virtual machine
   */
  public static OtherProcess of(List<String> options, Class<?> main, Object... arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), main.getName()));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    return new OtherProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Of the running test. */
  public static String classPath() {
    var loader = OtherProcess.class.getClassLoader();
    return loader instanceof URLClassLoader urls
        ? Arrays.stream(urls.getURLs())
            .map(url -> url.getPath())
            .collect(Collectors.joining(System.getProperty("path.separator")))
        : System.getProperty("java.class.path");
  }

  /** Waits for a line that has this in it. */
  public void says(String part) throws IOException {
    var lines = process.inputReader();
    var before = new StringBuilder();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains(part)) {
        return;
      }
      before.append(line).append('\n');
    }
    throw new IOException("It ended without saying " + part + ", after:\n" + before);
  }

  /** What it says until it ends. */
  public String output() throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  public int exit() throws InterruptedException {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("It does not end");
    }
    return process.exitValue();
  }

  /** Ends it as a power cut would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    exit();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
