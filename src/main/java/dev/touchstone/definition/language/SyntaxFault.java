package dev.touchstone.definition.language;

import dev.touchstone.shared.Issue;
import dev.touchstone.shared.Position;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in plain words what a YAML parser objects to, and what usually causes it. */
record SyntaxFault(String saying, String message, String hint) {
  private static final List<SyntaxFault> KNOWN =
      List.of(
          new SyntaxFault(
              "mapping values are not allowed",
              "A ': ' stands where no key can be",
              "If it belongs to the text, put the whole text in quotes; else check the"
                  + " indentation"),
          new SyntaxFault(
              "'\\t(TAB)'",
              "A tab stands where only spaces may",
              "Indent with spaces; put a text that starts with a tab in double quotes as \"\\t\""),
          new SyntaxFault(
              "could not find expected ':'",
              "This is no key with a value: the ':' is missing",
              "Write 'key: value', with a space after the colon"),
          new SyntaxFault(
              "that cannot start any token",
              "A text cannot start with this character",
              "Put the text in single quotes"),
          new SyntaxFault(
              "while scanning a quoted scalar",
              "A quote is opened here and never closed",
              "Close it; inside single quotes write '' for a quote"),
          new SyntaxFault(
              "unknown escape character",
              "There is no such escape in double quotes",
              "Use single quotes, in which a backslash means itself"),
          new SyntaxFault(
              "while parsing a flow",
              "A bracket or brace is opened and never closed, or a comma is missing",
              "Put a comma between the parts and close with ] or }; quote a text that contains"
                  + " them"),
          new SyntaxFault(
              "expected <block end>, but found '<scalar>'",
              "A text goes on after the quote that ends it",
              "A quote further up may not be closed; inside single quotes write '' for a quote"),
          new SyntaxFault(
              "expected <block end>",
              "The indentation does not fit the lines above",
              "Keys of one level start in one column"),
          new SyntaxFault(
              "duplicate anchor", "Two anchors have one name", "Write the values out instead"),
          new SyntaxFault("alias", "An alias refers to no anchor", "Write the value out instead"),
          new SyntaxFault(
              "anchor", "An anchor (&) has no name", "Put a text that starts with & in quotes"),
          new SyntaxFault(
              "<document start>",
              "Something stands after the end of the document",
              "Start another document with a line of three dashes"),
          new SyntaxFault(
              "directive", "A line that starts with % is a YAML directive", "Leave it out"));

  static Issue of(YamlEngineException broken, Lines.Part part) {
    return switch (broken) {
      case MarkedYamlEngineException marked -> {
        var said = marked.getContext() + " / " + marked.getProblem();
        boolean unclosed = said.contains("while scanning a quoted scalar");
        var mark = unclosed ? marked.getContextMark() : marked.getProblemMark();
        yield issue(said, mark.map(m -> at(m, part)).orElse(start(part)));
      }
      case ReaderException unreadable -> {
        int from = part.lines().offset(part.first(), 0);
        int offset = part.text().offsetByCodePoints(0, unreadable.getPosition()) + from;
        yield new Issue(
            Issue.Severity.ERROR,
            "control-character",
            part.lines().position(part.lines().lineAt(offset), part.lines().columnAt(offset), 1),
            "The character U+%04X is not allowed here".formatted(unreadable.getCodePoint()),
            "Delete it; editors show such characters as boxes or not at all");
      }
      default -> issue(String.valueOf(broken.getMessage()), start(part));
    };
  }

  private static Issue issue(String said, Position at) {
    for (var fault : KNOWN) {
      if (said.contains(fault.saying)) {
        return new Issue(Issue.Severity.ERROR, "yaml-syntax", at, fault.message, fault.hint);
      }
    }
    return new Issue(Issue.Severity.ERROR, "yaml-syntax", at, "This is not YAML: " + said, "");
  }

  private static Position start(Lines.Part part) {
    return part.lines().position(part.first(), 0, 1);
  }

  /** Of a mark; one after the end of the text moves back to the last line that has any. */
  private static Position at(Mark mark, Lines.Part part) {
    int line = part.first() + mark.getLine();
    int column = mark.getColumn();
    while (line > part.first() && part.lines().line(line).isEmpty()) {
      line--;
      column = part.lines().columns(line);
    }
    return part.lines().position(line, column, 1);
  }
}
