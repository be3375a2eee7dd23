package dev.touchstone.cli;

import dev.touchstone.measure.Population;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Refused;
import java.nio.file.Path;
import java.util.Collection;
import picocli.CommandLine.Parameters;

/** The partner that a command is about, and the folder with the definitions. */
final class PartnerArguments {
  @Parameters(index = "0", paramLabel = "PARTNER", description = "The partner's id.")
  private String partner = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "FOLDER",
      description = "The folder with the definitions (default: here).")
  private Path folder = Path.of(".");

  Path folder() {
    return folder;
  }

  /** Not blank once the partner was found in a population. */
  PartnerId id() {
    return new PartnerId(partner);
  }

  /** The partner's place; -1 for none. */
  int indexIn(Population population) {
    return partner.isBlank() ? -1 : population.indexOf(id());
  }

  /** That it is in none of the populations, and who may have been meant. */
  Refused unknown(Collection<Population> populations) {
    return UnknownPartner.named(partner, populations);
  }
}
