package dev.touchstone.measure.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Asks for something when it is first needed, and never again. */
public final class Once<T> implements Supplier<T> {
  private final Supplier<T> source;
  private final List<T> known = new ArrayList<>(1);

  private Once(Supplier<T> source) {
    this.source = source;
  }

  public static <T> Supplier<T> of(Supplier<T> source) {
    return new Once<>(source);
  }

  @Override
  public synchronized T get() {
    if (known.isEmpty()) {
      known.add(source.get());
    }
    return known.getFirst();
  }
}
