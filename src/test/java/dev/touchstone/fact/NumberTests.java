package dev.touchstone.fact;

import static dev.touchstone.fact.Given.column;
import static dev.touchstone.fact.Given.from;
import static dev.touchstone.fact.Given.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.dataset.Dataset.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberTests {
  @TempDir Path folder;

  @Test
  void anyNumberInAnySpellingComesBackExactlyOrRoundedHalfUp() throws Exception {
    var contract =
        Given.dataset(
            "numbers",
            "id",
            "",
            column("id", new ColumnType.Whole()),
            column("small", new ColumnType.Decimal(4, 2)),
            column("middle", new ColumnType.Decimal(9, 2)),
            column("usual", new ColumnType.Decimal(18, 2)),
            column("large", new ColumnType.Decimal(38, 10)),
            column("whole", new ColumnType.Whole()));
    var mapping =
        Given.mapping(
            contract,
            "*",
            Given.csv(';'),
            from("id", "id"),
            number(from("small", "a"), '.', '\0', 2),
            number(from("middle", "b"), ',', '\0', 2),
            number(from("usual", "c"), ',', '.', 2),
            number(from("large", "d"), '.', '\'', -1),
            number(from("whole", "e"), '.', '\0', 0));
    var random = new Random(20260315);
    var text = new StringBuilder("id;a;b;c;d;e\n");
    var expected = new ArrayList<String>();
    for (int i = 10_000; i < 13_000; i++) {
      var small = decimal(random, 990, 3);
      var middle = decimal(random, 100_000_000L, 4);
      var usual = decimal(random, 1_000_000_000_000L, 3);
      var large = decimal(random, 1_000_000_000_000_000_000L, 9);
      var whole = decimal(random, 1_000_000_000_000L, 4);
      text.append(i).append(';');
      text.append(spelled(random, small)).append(';');
      text.append(spelled(random, middle).replace('.', ',')).append(';');
      text.append(
          String.format(Locale.ROOT, "%,f", usual)
              .replaceFirst("0+$", "")
              .replace('.', '_')
              .replace(',', '.'));
      text.append(';').append(spelled(random, large)).append(';');
      text.append(spelled(random, whole)).append('\n');
      expected.add(
          "%d|%s|%s|%s|%s|%s"
              .formatted(
                  i,
                  rounded(small, 2),
                  rounded(middle, 2),
                  rounded(usual, 2),
                  rounded(large, 10),
                  rounded(whole, 0)));
    }
    try (var workspace = new Workspace(folder)) {
      var file = workspace.file("n.csv", text.toString().replace('_', ','));
      assertThat(workspace.load(contract, mapping, file).rejects()).isEmpty();
      assertThat(
              workspace.rows(
                  workspace.store.current(), "numbers", "id, small, middle, usual, large, whole"))
          .isEqualTo(expected);
    }
  }

  private static BigDecimal decimal(Random random, long bound, int mostDigitsAfterThePoint) {
    int scale = random.nextInt(mostDigitsAfterThePoint + 1);
    var value = BigDecimal.valueOf(random.nextLong(-bound / 10, bound / 10), scale);
    return random.nextInt(20) == 0 ? BigDecimal.ZERO : value;
  }

  private static String rounded(BigDecimal value, int scale) {
    return value.setScale(scale, RoundingMode.HALF_UP).toPlainString();
  }

  private static String spelled(Random random, BigDecimal value) {
    return switch (random.nextInt(5)) {
      case 0 -> value.unscaledValue() + "E-" + value.scale();
      case 1 -> (value.signum() < 0 ? "-00" : "+00") + value.abs().toPlainString();
      case 2 -> value.setScale(value.scale() + 3).toPlainString();
      case 3 -> " " + value.toPlainString() + " ";
      default -> value.toPlainString();
    };
  }
}
