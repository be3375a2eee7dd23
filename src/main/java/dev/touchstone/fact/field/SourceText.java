package dev.touchstone.fact.field;

import dev.touchstone.definition.mapping.Mapping.Source.Always;
import dev.touchstone.definition.mapping.Mapping.Source.From;
import dev.touchstone.definition.mapping.Mapping.Source.Template;
import dev.touchstone.fact.source.CellNote;
import dev.touchstone.fact.source.SourceRow;
import dev.touchstone.shared.TrimmedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Where the text of a target column comes from in a row. */
public sealed interface SourceText {
  Pattern IN_BRACES = Pattern.compile("\\{([^{}]*)}");

  /** As it was sent, for a reject. */
  String of(SourceRow row);

  /**
   * What it means.
   *
   * @param asText whether it is what a person sees that counts, and not a number behind it
   * @param missing texts that mean that there is no value
   * @return an empty text for no value
   */
  String meant(SourceRow row, boolean asText, Set<String> missing) throws RowFault;

  boolean plain(SourceRow row);

  /** Places from 0 of the source fields it reads; the first is the one a reject points at. */
  List<Integer> fields();

  record Field(int index) implements SourceText {
    @Override
    public String of(SourceRow row) {
      return row.texts().get(index);
    }

    @Override
    public String meant(SourceRow row, boolean asText, Set<String> missing) throws RowFault {
      return cell(row, index, asText, missing);
    }

    @Override
    public boolean plain(SourceRow row) {
      return row.plain().get(index);
    }

    @Override
    public List<Integer> fields() {
      return List.of(index);
    }
  }

  /** Text before each field, and the text after the last. */
  record Joined(List<String> between, List<Integer> fields) implements SourceText {
    @Override
    public String of(SourceRow row) {
      var text = new StringBuilder();
      boolean anything = false;
      for (int i = 0; i < fields.size(); i++) {
        var part = row.texts().get(fields.get(i)).strip();
        anything |= !part.isEmpty();
        text.append(between.get(i)).append(part);
      }
      return anything ? text.append(between.getLast()).toString() : "";
    }

    @Override
    public String meant(SourceRow row, boolean asText, Set<String> missing) throws RowFault {
      var text = new StringBuilder();
      boolean anything = false;
      for (int i = 0; i < fields.size(); i++) {
        var part = TrimmedText.of(cell(row, fields.get(i), true, missing));
        anything |= !part.isEmpty();
        text.append(between.get(i)).append(part);
      }
      return anything ? text.append(between.getLast()).toString() : "";
    }

    @Override
    public boolean plain(SourceRow row) {
      return false;
    }
  }

  record Fixed(String text) implements SourceText {
    @Override
    public String of(SourceRow row) {
      return text;
    }

    @Override
    public String meant(SourceRow row, boolean asText, Set<String> missing) {
      return text;
    }

    @Override
    public boolean plain(SourceRow row) {
      return false;
    }

    @Override
    public List<Integer> fields() {
      return List.of();
    }
  }

  private static String cell(SourceRow row, int index, boolean asText, Set<String> missing)
      throws RowFault {
    var text = row.texts().get(index);
    if (!missing.isEmpty() && missing.contains(TrimmedText.of(text))) {
      return "";
    }
    return switch (row.notes().get(index)) {
      case CellNote.Shown(var shown) when asText -> shown;
      case CellNote.Faulty(var code, var reason, var onlyAsText) when asText || !onlyAsText ->
          throw new RowFault(code, reason);
      case null, default -> text;
    };
  }

  static SourceText of(
      dev.touchstone.definition.mapping.Mapping.Source source,
      SourceColumns columns,
      String target) {
    return switch (source) {
      case From from -> new Field(columns.index(from.sourceColumn(), target));
      case Always always -> new Fixed(always.text());
      case Template template -> joined(template.text(), columns, target);
    };
  }

  private static SourceText joined(String template, SourceColumns columns, String target) {
    var between = new ArrayList<String>();
    var fields = new ArrayList<Integer>();
    var braces = IN_BRACES.matcher(template);
    int end = 0;
    while (braces.find()) {
      between.add(template.substring(end, braces.start()));
      fields.add(columns.index(braces.group(1), target));
      end = braces.end();
    }
    between.add(template.substring(end));
    return fields.isEmpty() ? new Fixed(template) : new Joined(between, List.copyOf(fields));
  }
}
