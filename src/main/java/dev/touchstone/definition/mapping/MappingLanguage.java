package dev.touchstone.definition.mapping;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Leaf;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Shape.Choice;
import dev.touchstone.definition.language.Shape.ListOf;
import dev.touchstone.definition.language.Shape.MapOf;
import dev.touchstone.definition.language.Tagged;
import dev.touchstone.definition.language.Values;
import dev.touchstone.definition.language.Word;
import dev.touchstone.definition.mapping.Mapping.Format;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The keys of a {@code mapping} document. */
final class MappingLanguage {
  static final Key.Required<String> MAPPING =
      Key.required("mapping", Values.ID, "The id of the mapping.");
  static final Key.Required<String> INTO =
      Key.required("into", Values.ID, "The dataset the rows become part of.");
  static final Key.Required<List<Word>> FILES =
      Key.required(
          "files",
          new ListOf<>(Values.FILE, true, 1),
          "A pattern, or list of patterns, below the data folder: exports/deals-*.csv.gz.");

  static final Key.Defaulted<Character> DELIMITER =
      Key.of("delimiter", Values.CHARACTER, "What separates fields.").otherwise("\",\"");
  static final Key.Defaulted<List<String>> HEADER =
      Key.of(
              "header",
              new Choice<List<String>>(
                  "true, or the columns in order",
                  "[Id, Amount, Closed]",
                  List.of(
                      Leaf.words(
                          "true, or the columns in order",
                          Map.<String, List<String>>of("true", List.of()),
                          true),
                      new ListOf<>(Values.TEXT, false, 1))),
              "True if the first line names the columns, else their names in order.")
          .otherwise("true");
  static final Key.Defaulted<Charset> ENCODING =
      Key.of("encoding", Values.ENCODING, "How characters are written as bytes.")
          .otherwise("utf-8");
  static final Key.Defaulted<Character> QUOTE =
      Key.of(
              "quote",
              Values.QUOTE,
              "What surrounds fields that contain the delimiter; none if quotes mean nothing.")
          .otherwise("'\"'");
  static final Keys CSV =
      Keys.of("csv", "A delimited text file.", DELIMITER, HEADER, ENCODING, QUOTE);
  static final Key.Optional<String> SHEET =
      Key.of("sheet", Values.TEXT, "The sheet's name; the first sheet if left out.");
  static final Key.Defaulted<Integer> HEADER_ROW =
      Key.of(
              "header-row",
              Numbers.whole("a row number from 1", 1, 1_048_576),
              "The row that names the columns, from 1.")
          .otherwise("1");
  static final Keys XLSX = Keys.of("xlsx", "An Excel workbook.", SHEET, HEADER_ROW);
  static final Tagged<Format> FORMAT =
      new Tagged<>(
          List.of(
              Tagged.with(
                  "csv", CSV.as(MappingLanguage::delimited), true, "A delimited text file."),
              Tagged.with("xlsx", XLSX.as(MappingLanguage::workbook), true, "An Excel workbook."),
              Tagged.word("parquet", new Format.Parquet(), "A Parquet file.")));
  static final Key.Defaulted<Format> READ =
      Key.<Format>of("read", FORMAT, "How the files are laid out.").otherwise("csv");

  static final Key.Required<String> LOOKUP_FILE =
      Key.required("file", Values.TEXT, "The file, below the data folder.");
  static final Key.Required<String> LOOKUP_KEY =
      Key.required("key", Values.TEXT, "Its column with the code that is looked up.");
  static final Key.Required<String> LOOKUP_VALUE =
      Key.required("value", Values.TEXT, "Its column with what stands for the code.");
  static final Key.Optional<Named<Fields>> LOOKUPS =
      Key.of(
          "lookups",
          new MapOf<>(
              Values.ID,
              Keys.of(
                  "lookup",
                  "A small table that translates one code into another.",
                  LOOKUP_FILE,
                  READ,
                  LOOKUP_KEY,
                  LOOKUP_VALUE),
              MapOf.Order.BY_NAME),
          "Small tables that translate one code into another, by name.");

  static final Key.Optional<String> FROM =
      Key.of(
          "from",
          Values.TEXT,
          "The source column, or a template over several: \"{year}-{month}-01\".");
  static final Key.Optional<String> ALWAYS =
      Key.of("always", Values.TEXT, "The same text for every row.");
  static final Key.Optional<String> LOOKUP =
      Key.of("lookup", Values.ID, "The lookup that translates the text.");

  static final Key.Optional<Named<String>> VALUES =
      Key.of(
          "values",
          new MapOf<>(Values.SOURCE_TEXT, Values.MEANING, MapOf.Order.BY_NAME),
          "What each text of the source means.");
  static final Key.Optional<String> OTHERWISE =
      Key.of("otherwise", Values.TEXT, "What every text means that values does not list.");
  static final Key.Optional<List<Word>> MISSING =
      Key.of(
          "missing",
          new ListOf<>(Values.PLACED_TEXT, true, 1),
          "Texts that mean that there is no value, as they stand in the source: N/A.");
  static final Key.Optional<String> DATE =
      Key.of("date", Values.DATE_PATTERN, "How dates are written; year-month-day if left out.");
  static final Key.Optional<Integer> YEARS_FROM =
      Key.of(
          "years-from",
          Numbers.whole("a year, 1901 to 2100", 1901, 2100),
          "The first of the hundred years that two digits can mean: from 1970 on, 69 is 2069 and 70"
              + " is 1970.");
  static final Key.Defaulted<Character> DECIMAL =
      Key.of("decimal", Values.CHARACTER, "The decimal separator.").otherwise("\".\"");
  static final Key.Optional<Character> THOUSANDS =
      Key.of(
          "thousands",
          Values.CHARACTER,
          "What may separate thousands; without it numbers with separators are rejected.");
  static final Key.Optional<List<Mapping.Sign>> SIGNS =
      Key.of(
          "signs",
          new ListOf<>(Leaf.words(Mapping.Sign.class), true, 1),
          "What may stand about the digits of a number: 7% is 7, $5 is 5, (5) and 5- are -5.");
  static final Key.Optional<Integer> ROUND =
      Key.of(
          "round",
          Numbers.whole("digits after the point, 0 to 30", 0, 30),
          "Digits after the point that numbers are rounded to, half-up; without it more digits than"
              + " the contract allows are rejected.");
  public static final Keys COLUMN =
      Keys.of(
              "column-mapping",
              "Where a column's value comes from and how it is read. A source column alone may "
                  + "stand for the whole.",
              FROM,
              ALWAYS,
              LOOKUP,
              VALUES,
              OTHERWISE,
              MISSING,
              DATE,
              YEARS_FROM,
              DECIMAL,
              THOUSANDS,
              SIGNS,
              ROUND)
          .shorthandFor(FROM);
  static final Key.Required<Named<Fields>> COLUMNS =
      Key.required(
          "columns",
          new MapOf<>(Values.COLUMN_NAME, COLUMN, MapOf.Order.BY_NAME),
          "Each column of the dataset and where it comes from.");
  static final Key.Defaulted<Boolean> REST =
      Key.of(
              "rest",
              Leaf.words(Leaf.either("keep", true, "drop", false)),
              "Whether unmapped columns stay with the row as context.")
          .otherwise("drop");

  static final Keys DOCUMENT =
      Keys.of(
          "mapping",
          "How one source's files become rows of a dataset.",
          MAPPING,
          INTO,
          FILES,
          READ,
          LOOKUPS,
          MISSING,
          COLUMNS,
          REST);

  private MappingLanguage() {}

  private static Format delimited(Fields csv) {
    var delimiter = csv.find(DELIMITER);
    if (delimiter.isPresent() && delimiter.equals(csv.find(QUOTE))) {
      csv.issues()
          .error(
              "same-character",
              csv.at(csv.has(QUOTE) ? QUOTE : DELIMITER),
              "Delimiter and quote are the same character",
              "Give another quote, or quote: none");
    }
    var seen = new HashSet<String>();
    for (var name : csv.get(HEADER)) {
      if (!seen.add(name)) {
        csv.issues()
            .error(
                "duplicate-value",
                csv.at(HEADER),
                "The header names '%s' twice".formatted(name),
                "Give every column of the file its own name");
      }
    }
    return new Format.Delimited(
        csv.get(DELIMITER), csv.get(QUOTE), csv.get(ENCODING), csv.get(HEADER));
  }

  private static Format workbook(Fields xlsx) {
    return new Format.Workbook(xlsx.get(SHEET).orElse(""), xlsx.get(HEADER_ROW));
  }
}
