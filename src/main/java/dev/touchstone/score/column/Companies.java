package dev.touchstone.score.column;

import dev.touchstone.measure.Population;
import dev.touchstone.score.rule.Grouping;
import dev.touchstone.shared.PartnerId;
import java.util.Arrays;
import java.util.List;

/**
 * Which partners are one company, because one stands below the other or both below a third: they
 * know each other's values.
 *
 * @param of each partner's topmost parent by its place; a partner without one is its own
 */
public record Companies(int[] of) {
  private static final List<String> PARENT =
      List.of("parent_id", "parent_partner_id", "parent"); // as pages know the column

  static Companies of(Population population) {
    var parents =
        PARENT.stream()
            .filter(population.attributes()::containsKey)
            .findFirst()
            .map(name -> Grouping.column(name, population))
            .orElse(List.of());
    int size = population.size();
    var above = new int[size];
    Arrays.setAll(
        above,
        i ->
            parents.isEmpty() || parents.get(i).isBlank()
                ? -1
                : population.indexOf(new PartnerId(parents.get(i))));
    var of = new int[size];
    for (int i = 0; i < size; i++) {
      int top = i;
      for (int step = 0; step < size && above[top] >= 0; step++) { // a ring of parents ends, too
        top = above[top];
      }
      of[i] = top;
    }
    return new Companies(of);
  }
}
