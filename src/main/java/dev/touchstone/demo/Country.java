package dev.touchstone.demo;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Where partners are, and what they are billed in. */
enum Country {
  UNITED_STATES(6, "US", "USD", Region.NORTH_AMERICA, "Columbus", "Tacoma", "Raleigh", "Boise"),
  CANADA(2, "CA", "CAD", Region.NORTH_AMERICA, "Halifax", "Regina", "Laval", "Kelowna"),
  BRAZIL(3, "BR", "BRL", Region.LATIN_AMERICA, "Curitiba", "Recife", "Campinas", "Manaus"),
  MEXICO(2, "MX", "MXN", Region.LATIN_AMERICA, "Puebla", "Tijuana", "Toluca", "Oaxaca"),
  COLOMBIA(1, "CO", "USD", Region.LATIN_AMERICA, "Cali", "Pereira", "Tunja", "Pasto"),
  GERMANY(4, "DE", "EUR", Region.EUROPE, "Kassel", "Bremen", "Jena", "Ulm"),
  FRANCE(3, "FR", "EUR", Region.EUROPE, "Nantes", "Dijon", "Reims", "Pau"),
  UNITED_KINGDOM(3, "GB", "GBP", Region.EUROPE, "Leeds", "Cardiff", "Dundee", "Derby"),
  NETHERLANDS(2, "NL", "EUR", Region.EUROPE, "Breda", "Zwolle", "Leiden", "Arnhem"),
  ITALY(2, "IT", "EUR", Region.EUROPE, "Bologna", "Trieste", "Bari", "Parma"),
  SPAIN(2, "ES", "EUR", Region.EUROPE, "Murcia", "Gijon", "Toledo", "Cadiz"),
  SWITZERLAND(1, "CH", "CHF", Region.EUROPE, "Bern", "Lugano", "Chur", "Zug"),
  EMIRATES(2, "AE", "AED", Region.MIDDLE_EAST_AFRICA, "Sharjah", "Ajman", "Al Ain", "Fujairah"),
  SOUTH_AFRICA(2, "ZA", "ZAR", Region.MIDDLE_EAST_AFRICA, "Durban", "Paarl", "George", "Benoni"),
  KENYA(1, "KE", "USD", Region.MIDDLE_EAST_AFRICA, "Nakuru", "Kisumu", "Eldoret", "Thika"),
  JAPAN(3, "JP", "JPY", Region.ASIA_PACIFIC, "Sendai", "Nara", "Kobe", "Oita"),
  INDIA(3, "IN", "INR", Region.ASIA_PACIFIC, "Pune", "Kochi", "Indore", "Surat"),
  AUSTRALIA(2, "AU", "AUD", Region.ASIA_PACIFIC, "Geelong", "Hobart", "Cairns", "Albury"),
  SINGAPORE(1, "SG", "SGD", Region.ASIA_PACIFIC, "Jurong", "Bedok", "Tampines", "Katong");

  private final int weight;
  private final String code;
  private final String currency;
  private final Region region;
  private final List<String> cities;

  Country(int weight, String code, String currency, Region region, String... cities) {
    this.weight = weight;
    this.code = code;
    this.currency = currency;
    this.region = region;
    this.cities = List.of(cities);
  }

  /** The countries of a region, each as often as its weight says, to pick from. */
  static List<Country> of(Region region) {
    return Arrays.stream(values())
        .filter(country -> country.region == region)
        .flatMap(country -> Collections.nCopies(country.weight, country).stream())
        .toList();
  }

  String code() {
    return code;
  }

  String currency() {
    return currency;
  }

  Region region() {
    return region;
  }

  List<String> cities() {
    return cities;
  }
}
