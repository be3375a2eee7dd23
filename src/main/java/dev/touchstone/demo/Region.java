package dev.touchstone.demo;

import java.util.List;

/** The five sales regions of Meridian Systems, each with its channel managers. */
enum Region {
  NORTH_AMERICA("north-america", 0.34, "Denise Whitehorse", "Marcus Delgado", "Hannah Kowalczyk"),
  LATIN_AMERICA("latin-america", 0.13, "Mateo Salvatierra", "Beatriz Nogueira"),
  EUROPE("europe", 0.27, "Jonas Lindqvist", "Amélie Rousselle", "Oluwaseun Bright"),
  MIDDLE_EAST_AFRICA("middle-east-africa", 0.10, "Layla Haddadin", "Sipho Maseko"),
  ASIA_PACIFIC("asia-pacific", 0.16, "Yuki Hasegawa", "Priya Raman");

  private final String word;
  private final double share;
  private final List<String> managers;

  Region(String word, double share, String... managers) {
    this.word = word;
    this.share = share;
    this.managers = List.of(managers);
  }

  /** As the datasets write it. */
  String word() {
    return word;
  }

  /** Share of all partners. */
  double share() {
    return share;
  }

  List<String> managers() {
    return managers;
  }
}
