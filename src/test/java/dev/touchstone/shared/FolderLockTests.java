package dev.touchstone.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTests {
  @TempDir Path folder;

  @Test
  void manyMayUseItTogetherAndNobodyAloneMeanwhile() throws Exception {
    try (var one = FolderLock.together(folder, FolderLockTests::unexpected);
        var other = FolderLock.together(folder, FolderLockTests::unexpected)) {
      assertThat(FolderLock.tryAlone(folder)).isEmpty();
      one.close();
      one.close();
      assertThat(FolderLock.tryAlone(folder)).as("the other is still there").isEmpty();
    }
    try (var alone = FolderLock.tryAlone(folder).orElseThrow()) {
      assertThat(FolderLock.tryAlone(folder)).isEmpty();
    }
  }

  @Test
  void nobodyWaitsForWhatItHasItself() throws Exception {
    try (var alone = FolderLock.alone(folder, FolderLockTests::unexpected)) {
      assertThatThrownBy(() -> FolderLock.together(folder, () -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("has it alone");
    }
  }

  private static void unexpected() {
    throw new IllegalStateException("There is nothing to wait for");
  }

  @Test
  void itHoldsBetweenProcessesAndEndsWithThem() throws Exception {
    try (var child = OtherProcess.of(Holding.class, folder)) {
      child.says("held");
      assertThat(FolderLock.tryAlone(folder)).isEmpty();
      var waiting = new CountDownLatch(1);
      var lock = new ArrayList<FolderLock>();
      var waiter =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      lock.add(FolderLock.together(folder, waiting::countDown));
                    } catch (java.io.IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  });
      waiting.await();
      assertThat(lock).isEmpty();
      child.kill();
      waiter.join();
      assertThat(lock).hasSize(1);
      lock.getFirst().close();
    }
    assertThat(FolderLock.tryAlone(folder)).isPresent();
  }

  static final class Holding {
    private Holding() {}

    public static void main(String[] arguments) throws Exception {
      try (var alone = FolderLock.alone(Path.of(arguments[0]), () -> {})) {
        System.out.println("held");
        Thread.sleep(60_000);
      }
    }
  }

  @Test
  void whoeverGetsItAloneMayRemoveItUnderThoseWhoWait() throws Exception {
    var place = folder.resolve("place");
    var inside = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    var faults = new ArrayList<Throwable>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.ofPlatform()
              .uncaughtExceptionHandler((thread, fault) -> faults.add(fault))
              .start(
                  () -> {
                    try {
                      for (int j = 0; j < 20; j++) {
                        try (var alone = FolderLock.alone(place, () -> {})) {
                          assertThat(inside.incrementAndGet()).isEqualTo(1);
                          Files.writeString(place.resolve("work"), "done");
                          inside.decrementAndGet(); // the next one may come as soon as it is empty
                          Scratch.remove(place);
                        }
                      }
                    } catch (java.io.IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  }));
    }
    for (var thread : threads) {
      thread.join();
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsUsedByNobody() {
    assertThat(FolderLock.tryAlone(folder.resolve("not-there"))).isEmpty();
    assertThat(folder.resolve("not-there")).doesNotExist();
  }
}
